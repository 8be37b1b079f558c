import assert from "node:assert/strict";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { generateExport } from "./export.ts";
import { RECORD_KEYS } from "./record.ts";
import { type DemoOptions, makeWorld } from "./world.ts";

type Value = string | number | boolean | null;
type Entry = Readonly<Record<string, Value>>;

const OPTIONS = { seed: 1, years: 10, plays: 2000 };
const FOLDER = "Spotify Extended Streaming History/";

Deno.test("generateExport: same seed gives the same bytes", async () => {
  const [once, again] = [await made(OPTIONS), await made(OPTIONS)];
  assert.deepEqual(once.zip, again.zip);
});

Deno.test("generateExport: another seed gives other bytes", async () => {
  const [one, two] = [await made(OPTIONS), await made({ ...OPTIONS, seed: 2 })];
  assert.notDeepEqual(one.zip, two.zip);
});

Deno.test("generateExport: the ZIP has Spotify's layout", async () => {
  const { entries } = await made(OPTIONS);
  const [readMe, ...files] = [...entries.keys()];
  assert.equal(readMe, `${FOLDER}ReadMeFirst.txt`);
  assert.equal(files.length, 2);
  assert.match(files[0] ?? "", /Streaming_History_Audio_20\d\d-2025_0\.json$/);
  assert.match(files[1] ?? "", /Streaming_History_Video_20\d\d-20\d\d\.json$/);
  assert.match(entries.get(readMe ?? "") ?? "", /invented by Tonearm's demo/);
});

Deno.test("generateExport: every record has every key, in Spotify's order", async () => {
  const { audio, video } = await made(OPTIONS);
  for (const record of [...audio, ...video]) {
    assert.deepEqual(Object.keys(record), [...RECORD_KEYS]);
    assert.ok(Number.isSafeInteger(record.ms_played) && Number(record.ms_played) >= 0);
  }
});

Deno.test("generateExport: as many unique plays as asked for", async () => {
  for (const [years, plays] of [[10, 2000], [10, 1], [1, 3], [5, 150]] as const) {
    const { audio, summary } = await made({ seed: 5, years, plays });
    assert.equal(uniquePlays(audio), plays);
    assert.equal(summary.plays, plays);
  }
});

Deno.test("generateExport: the counts it returns are those of the files", async () => {
  const { audio, video, summary } = await made({ seed: 1, years: 3, plays: 20_000 });
  const unusable = audio.filter(({ ts }) => ts === null).length;
  const distinct = new Set([...audio, ...video].map((record) => JSON.stringify(record))).size;
  assert.equal(summary.records, audio.length + video.length);
  assert.equal(summary.unusable, unusable);
  assert.equal(summary.duplicates, summary.records - distinct);
  assert.ok(summary.duplicates > 0 && summary.unusable > 0);
});

Deno.test("generateExport: about a third of the records are short", async () => {
  const { audio } = await made(OPTIONS);
  const short = audio.filter(({ ms_played }) => Number(ms_played) < 30_000).length / audio.length;
  assert.ok(short > 0.25 && short < 0.45, `${short}`);
});

Deno.test("generateExport: times are strict and within the years asked for", async () => {
  const { audio, video } = await made(OPTIONS);
  for (const { ts } of [...audio, ...video]) {
    if (ts === null) continue;
    assert.match(String(ts), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.equal(`${new Date(String(ts)).toISOString().slice(0, 19)}Z`, ts);
    assert.ok(String(ts) >= "2016-01-01" && String(ts) < "2026-01-01T12", String(ts));
  }
});

Deno.test("generateExport: addresses are those kept for documentation", async () => {
  const { audio, video } = await made(OPTIONS);
  for (const { ip_addr } of [...audio, ...video]) {
    if (ip_addr === null) continue;
    assert.match(String(ip_addr), /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/);
  }
});

Deno.test("generateExport: has podcasts, journeys, videos, skips and songs under two URIs", async () => {
  const { audio, video } = await made({ seed: 1, years: 3, plays: 20_000 });
  const has = (test: (record: Entry) => boolean) => assert.ok(audio.some(test), `${test}`);
  has(({ episode_name }) => episode_name !== null);
  has(({ conn_country }) => conn_country !== "CA" && conn_country !== "ZZ");
  has(({ offline }) => offline === true);
  has(({ incognito_mode }) => incognito_mode === true);
  has(({ reason_end, skipped }) => reason_end === "fwdbtn" && skipped === true);
  has((record) => record.master_metadata_track_name === null && record.spotify_track_uri !== null);
  has(({ spotify_track_uri }) => String(spotify_track_uri).startsWith("spotify:local:"));
  assert.ok(video.length > 0);
  const uris = new Map<string, Set<Value>>();
  for (const record of audio) {
    const song =
      `${record.master_metadata_album_artist_name}\n${record.master_metadata_track_name}`;
    uris.set(song, (uris.get(song) ?? new Set()).add(record.spotify_track_uri ?? null));
  }
  uris.delete("null\nnull");
  assert.ok([...uris.values()].some((set) => set.size === 2));
});

Deno.test("generateExport: tells how far it is", async () => {
  const { progress } = await made(OPTIONS);
  assert.deepEqual(progress.at(-1), [2000, 2000]);
});

Deno.test("generateExport: a folder that is not there is an error of the file system", async () => {
  const world = makeWorld({ seed: 1, years: 1, plays: 3 });
  await assert.rejects(
    generateExport(world, "no/such/folder/export.zip"),
    Deno.errors.NotFound,
  );
});

/** Makes an export and reads it back. */
async function made(options: DemoOptions) {
  const folder = await Deno.makeTempDir();
  const progress: [number, number][] = [];
  try {
    const path = `${folder}/my_spotify_data.zip`;
    const note = (plays: number, total: number) => progress.push([plays, total]);
    const summary = await generateExport(makeWorld(options), path, note);
    assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), [
      "my_spotify_data.zip",
    ]);
    const zip = await Deno.readFile(path);
    const entries = await unpack(zip);
    const records = (kind: string) =>
      [...entries].filter(([name]) => name.includes(`_${kind}_`)).flatMap(([, text]): Entry[] =>
        JSON.parse(text)
      );
    return { zip, entries, summary, progress, audio: records("Audio"), video: records("Video") };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function unpack(zip: Uint8Array): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  const reader = new ZipReader(new Uint8ArrayReader(zip), { useWebWorkers: false });
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    const bytes = await entry.getData(new Uint8ArrayWriter());
    entries.set(entry.filename, new TextDecoder().decode(bytes));
  }
  await reader.close();
  return entries;
}

/** Music of at least 30 seconds with a time, each event once. */
function uniquePlays(records: readonly Entry[]): number {
  const events = records.filter((record) =>
    record.ts !== null && Number(record.ms_played) >= 30_000 &&
    (record.master_metadata_track_name !== null || record.spotify_track_uri !== null)
  );
  return new Set(events.map((e) => `${e.ts} ${e.spotify_track_uri} ${e.ms_played}`)).size;
}
