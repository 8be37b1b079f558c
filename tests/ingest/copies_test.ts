/**
 * What people put beside an export: an older one, a part of it, account data of the same period. None
 * of it changes the plays, and neither case, form nor spaces of names change a count.
 */
import assert from "node:assert/strict";
import fc from "npm:fast-check@4.10.2";
import { withFolder, writeTree } from "../support/folders.ts";
import { contentOf, ingestFolder, rowsOf } from "../support/ingesting.ts";
import { zip } from "../support/zips.ts";

/** Fixed, so that runs are reproducible; change it to explore more cases. */
const SEED = 20_081_007;
const RUNS = 12;
const START = Date.parse("2020-02-28T22:00:00Z");

/** What can be played, as extended history describes it. */
const THINGS = [
  ["Björk", "Jóga", "Homogenic", "spotify:track:1"],
  ["Björk", "Hyperballad", "Post", "spotify:track:2"],
  ["Various Artists", "Night Train", "Sampler", "spotify:track:3"],
  ["New Name", "Runaway", "Away", "spotify:track:4"],
  ["New Name", "Interlude", "Away", "spotify:track:5"],
  ["Garage Tapes", "Two: Songs", "Demo", "spotify:local:Garage+Tapes:Demo:Two%3A+Songs:215"],
  ["Тема", "Без имени", "Ночь", "spotify:track:6"],
] as const;

/** One time something was played. */
interface Played {
  readonly at: number;
  readonly ms: number;
  readonly thing: number;
  readonly kind: "audiobook" | "podcast" | "track";
}

const played = fc.record({
  pause: fc.integer({ min: 0, max: 400_000 }),
  ms: fc.constantFrom(0, 900, 29_999, 30_000, 45_000, 180_000, 180_000, 240_123),
  thing: fc.nat(THINGS.length - 1),
  kind: fc.constantFrom<Played["kind"]>("track", "track", "track", "podcast", "audiobook"),
});

/** A history: plays that end one after the other, some in the same second. */
const someHistory = fc.array(played, { minLength: 4, maxLength: 40, size: "max" }).map((list) => {
  let at = START;
  return list.map(({ pause, ...rest }): Played => {
    at += Math.round(pause / 1000) * 1000;
    return { at, ...rest };
  }).filter((one, index, all) => all.findIndex((other) => isSame(one, other)) === index);
});

function isSame(one: Played, other: Played): boolean {
  return one.at === other.at && one.ms === other.ms && one.thing === other.thing &&
    one.kind === other.kind;
}

/** How an older export differs. */
interface OldForm {
  readonly hasUris: boolean;
  readonly spelling: number;
}

const SPELLINGS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase().normalize("NFD"),
  (name) => ` ${name.replaceAll(" ", "\u00a0 ")}\t`,
];

function respelled(name: string, spelling: number): string {
  const respell = SPELLINGS[spelling % SPELLINGS.length];
  return respell === undefined ? name : respell(name);
}

/** A record of extended history, in the form of a new export or an old one. */
function recordOf({ at, ms, thing, kind }: Played, old?: OldForm): Record<string, unknown> {
  const [artist = "", title = "", album = "", uri = ""] = THINGS[thing] ?? [];
  const spell = (name: string) => respelled(name, old?.spelling ?? 0);
  const called = old?.hasUris === true && artist === "New Name" ? "Old Name" : artist;
  const isTrack = kind === "track";
  const links = {
    spotify_track_uri: isTrack ? uri : null,
    spotify_episode_uri: kind === "podcast" ? `spotify:episode:p${thing}` : null,
    audiobook_uri: kind === "audiobook" ? "spotify:show:book" : null,
    audiobook_chapter_uri: kind === "audiobook" ? `spotify:episode:b${thing}` : null,
  };
  return {
    ts: new Date(at).toISOString().replace(".000Z", old === undefined ? "Z" : " UTC")
      .replace("T", old === undefined ? "T" : " "),
    ms_played: ms,
    platform: old === undefined ? "android" : "Android OS 9 API 28 (X, Y)",
    conn_country: "DE",
    master_metadata_track_name: isTrack ? spell(title) : null,
    master_metadata_album_artist_name: isTrack ? spell(called) : null,
    master_metadata_album_album_name: isTrack ? spell(album) : null,
    episode_name: kind === "podcast" ? spell(title) : null,
    episode_show_name: kind === "podcast" ? spell(artist) : null,
    audiobook_title: kind === "audiobook" ? spell("The Long Shelf") : null,
    audiobook_chapter_title: kind === "audiobook" ? spell(title) : null,
    ...(old?.hasUris === false ? {} : links),
    reason_start: "trackdone",
    reason_end: "trackdone",
    shuffle: false,
    skipped: old === undefined ? false : null,
    offline: false,
    incognito_mode: old === undefined ? false : null,
  };
}

/** The rows of account data, deduplicated as by Spotify; each can have its own drift in minutes. */
function accountRows(
  history: readonly Played[],
  { drift, spelling }: { readonly drift: number | readonly number[]; readonly spelling: number },
): Record<string, unknown>[] {
  const rows = history.map(({ at, ms, thing, kind }, index) => {
    const [artist = "", title = ""] = THINGS[thing] ?? [];
    const minutes = typeof drift === "number" ? drift : drift[index] ?? 0;
    const minute = new Date(Math.floor(at / 60_000) * 60_000 + minutes * 60_000);
    const endTime = minute.toISOString().slice(0, 16).replace("T", " ");
    const name = respelled(title, spelling);
    if (kind === "podcast") {
      return { endTime, podcastName: artist, episodeName: name, msPlayed: ms };
    }
    return kind === "audiobook"
      ? { endTime, audiobookName: "The Long Shelf", chapterName: name, msPlayed: ms }
      : { endTime, artistName: `The singer of ${artist}`, trackName: name, msPlayed: ms };
  });
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

const someCopies = fc.record({
  files: fc.integer({ min: 1, max: 3 }),
  older: fc.option(fc.record({
    share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    hasUris: fc.boolean(),
    spelling: fc.nat(3),
  })),
  part: fc.option(fc.record({ every: fc.integer({ min: 1, max: 3 }), isZip: fc.boolean() })),
  account: fc.option(fc.record({ drift: fc.integer({ min: -1, max: 1 }), spelling: fc.nat(3) })),
});

Deno.test("ingest: an older export, a part and account data beside an export change nothing", async () => {
  const property = fc.asyncProperty(someHistory, someCopies, async (history, copies) => {
    await withFolder(async (folder) => {
      const size = Math.ceil(history.length / copies.files);
      for (let file = 0; file < copies.files; file++) {
        const records = history.slice(file * size, (file + 1) * size).map((one) => recordOf(one));
        if (records.length === 0) continue;
        await writeTree(folder, { [`raw/new/Streaming_History_Audio_${file}.json`]: records });
      }
      const alone = await ingestFolder(folder, { timezone: "Europe/Berlin" });
      const content = await contentOf(folder);
      await addCopies(folder, history, copies);
      const beside = await ingestFolder(folder, { timezone: "Europe/Berlin" });
      assert.deepEqual(await contentOf(folder), content);
      assert.equal(beside.duplicates - alone.duplicates, beside.records - alone.records);
    });
  });
  await fc.assert(property, { seed: SEED, numRuns: RUNS });
});

async function addCopies(
  folder: string,
  history: readonly Played[],
  { older, part, account }: typeof someCopies extends fc.Arbitrary<infer Copies> ? Copies : never,
): Promise<void> {
  const last = history.at(-1)?.at ?? START;
  if (older !== null) {
    const cut = START + (last - START) * older.share;
    const records = history.filter(({ at }) => at <= cut && at < last);
    if (records.length > 0) {
      await writeTree(folder, {
        "raw/an older one/endsong_0.json": records.map((one) => recordOf(one, older)),
      });
    }
  }
  if (part !== null) {
    const records = history.filter((_, at) => at % part.every === 0).map((one) => recordOf(one));
    const name = "Streaming_History_Audio_part.json";
    await writeTree(
      `${folder}/raw`,
      part.isZip ? { "part.zip": await zip({ [`x/${name}`]: records }) } : { [name]: records },
    );
  }
  if (account !== null) await writeAccount(`${folder}/raw/account`, accountRows(history, account));
}

/** Writes rows of account data as Spotify does, one file per kind. */
async function writeAccount(
  folder: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  for (const [kind, list] of Map.groupBy(rows, (row) => Object.keys(row)[1] ?? "")) {
    await writeTree(folder, { [`StreamingHistory_${kind}_0.json`]: list });
  }
}

for (const [older, newer] of [["a", "b"], ["b", "a"]] as const) {
  Deno.test(`ingest: two account exports a minute apart, the older one in ${older}/`, async () => {
    await withFolder(async (folder) => {
      const row = (endTime: string, trackName: string) => ({
        endTime: `2023-06-01 ${endTime}`,
        artistName: "A",
        trackName,
        msPlayed: 180_000,
      });
      const name = "StreamingHistory_music_0.json";
      await writeTree(`${folder}/raw`, {
        [`${older}/${name}`]: [row("10:00", "One"), row("10:10", "Two")],
        [`${newer}/${name}`]: [row("10:01", "One"), row("10:09", "Two"), row("10:20", "Three")],
      });
      const { plays, duplicates } = await ingestFolder(folder);
      assert.deepEqual([plays, duplicates], [3, 2]);
      assert.deepEqual(
        await rowsOf(folder, "select strftime(played_at_utc, '%H:%M') as at from plays order by 1"),
        [{ at: "10:01" }, { at: "10:09" }, { at: "10:20" }],
      );
    });
  });
}

Deno.test("ingest: an older export of account data, a minute off, changes nothing", async () => {
  const property = fc.asyncProperty(
    someHistory,
    fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 40, maxLength: 40 }),
    async (history, share, drift) => {
      await withFolder(async (folder) => {
        const last = history.at(-1)?.at ?? START;
        const end = Math.min(START + (last - START) * share, last - 2 * 60_000);
        const older = history.filter(({ at }) => at <= end);
        await writeAccount(`${folder}/raw/newer`, accountRows(history, { drift: 0, spelling: 0 }));
        await ingestFolder(folder);
        const content = await contentOf(folder);
        await writeAccount(`${folder}/raw/a part`, accountRows(older, { drift, spelling: 0 }));
        const { records, duplicates } = await ingestFolder(folder);
        assert.deepEqual(await contentOf(folder), content);
        const [plays = [], aside = []] = content;
        assert.equal(duplicates, records - plays.length - aside.length);
      });
    },
  );
  await fc.assert(property, { seed: SEED, numRuns: RUNS });
});

Deno.test("ingest: case, Unicode form and spaces of names do not change any count", async () => {
  const property = fc.asyncProperty(
    someHistory,
    fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }),
    fc.boolean(),
    async (history, spellings, hasUris) => {
      const plain = history.map((one) => recordOf(one, { hasUris, spelling: 0 }));
      const mixed = history.map((one, at) =>
        recordOf(one, { hasUris, spelling: spellings[at] ?? 0 })
      );
      assert.deepEqual(await countsOf(mixed), await countsOf(plain));
    },
  );
  await fc.assert(property, { seed: SEED, numRuns: RUNS });
});

async function countsOf(records: readonly unknown[]) {
  return await withFolder(async (folder) => {
    await writeTree(folder, { "raw/history.json": records });
    const { plays, set_aside, duplicates, rejected } = await ingestFolder(folder);
    const names = await rowsOf(
      folder,
      `select
        reason,
        count(distinct artist_name) as artists,
        count(distinct (artist_name, track_name)) as tracks,
        count(distinct (artist_name, album_name)) as albums
      from (select *, 'play' as reason from plays union all by name select * from set_aside)
      group by reason
      order by reason`,
    );
    return { plays, set_aside, duplicates, rejected, names };
  });
}
