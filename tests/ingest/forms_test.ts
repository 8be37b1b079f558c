/** One history in every form that programs write, wherever the file is: the result is the same. */
import assert from "node:assert/strict";
import { contentOf, ingestFolder, rowsOf } from "../support/ingesting.ts";
import { utf16 } from "../support/encodings.ts";
import { type Content, withFolder, writeTree } from "../support/folders.ts";
import { extended, history } from "../support/records.ts";
import { zip } from "../support/zips.ts";

type Row = Record<string, unknown>;

const RECORDS: readonly Row[] = [
  ...history(40).map((record) => ({ ...record, master_metadata_track_name: "Größe 😀 “1”" })),
  extended({ ts: "2022-03-02T00:00:00Z", spotify_track_uri: null, episode_name: "Folge\n\\ 2" }),
  extended({ ts: null }),
];

const lines = (records: readonly Row[]) => records.map((record) => JSON.stringify(record));
const withTimes = (time: (ms: number) => unknown) =>
  RECORDS.map((record) => ({
    ...record,
    ts: record["ts"] === null ? null : time(Date.parse(String(record["ts"]))),
  }));
const ascii = (text: string) =>
  text.replaceAll(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
const withPrivateHalves = () =>
  RECORDS.map((record) => ({ ...record, user_agent_decrypted: "\ud83d", "\udc00": ["\ud83d"] }));

/** The same records as other programs write them. */
const FORMS: Readonly<Record<string, Content>> = {
  "a list": RECORDS,
  "a list in many lines": JSON.stringify(RECORDS, null, 2),
  "a list after a byte order mark": `\ufeff${JSON.stringify(RECORDS)}`,
  "a list in ASCII": ascii(JSON.stringify(RECORDS)),
  "one record a line": lines(RECORDS).join("\n"),
  "one record a line, lines of Windows": `\ufeff${lines(RECORDS).join("\r\n")}\r\n\r\n`,
  "records in many lines, in a row": RECORDS.map((row) => JSON.stringify(row, null, 1)).join("\n"),
  "UTF-16": utf16(`\ufeff${JSON.stringify(RECORDS)}`),
  "UTF-16, big-endian": utf16(`\ufeff${JSON.stringify(RECORDS, null, 2)}\r\n`, false),
  "UTF-16 without a mark": utf16(JSON.stringify(RECORDS)),
  "UTF-16, one record a line": utf16(`\ufeff${lines(RECORDS).join("\r\n")}\r\n`),
  "seconds": withTimes((ms) => ms / 1000),
  "milliseconds": withTimes((ms) => ms),
  "milliseconds, one record a line": lines(withTimes((ms) => ms)).join("\n"),
  "nanoseconds": JSON.stringify(withTimes((ms) => ms)).replaceAll(/("ts":\d+)/g, "$1000000"),
  "halves of emoji in fields that are not read": withPrivateHalves(),
  "the same, one record a line": lines(withPrivateHalves()).join("\n"),
};

/** A file in every place: loose, renamed, in a ZIP, in a ZIP in a ZIP. */
async function everywhere(content: Content, name: string): Promise<Record<string, Content>> {
  return {
    [`Streaming_History_Audio_${name}.json`]: content,
    [`my music/${name} (1)`]: content,
    [`${name}.zip`]: await zip({ "MyData/endsong_0.json": content }),
    [`${name}-nested.zip`]: await zip({ "inner.zip": await zip({ "a/renamed.txt": content }) }),
  };
}

const PLACES = 4;

for (const [form, content] of Object.entries(FORMS)) {
  Deno.test(`forms: ${form} is read like any other, wherever the file is`, async () => {
    const plain = await readingOf({ "plain.json": RECORDS });
    const reading = await readingOf(await everywhere(content, "x"));
    assert.deepEqual(reading.content, plain.content);
    assert.deepEqual(reading.rejects, plain.rejects);
    assert.deepEqual(reading.result, {
      ...plain.result,
      duplicates: (RECORDS.length - 1) * (PLACES - 1),
      rejected: { "no time": PLACES },
    });
  });
}

Deno.test("forms: files of every form together are one history", async () => {
  const plain = await readingOf({ "plain.json": RECORDS });
  const files = Object.entries(FORMS).map(([form, content]) => [`${form}.json`, content]);
  const { content, result } = await readingOf(Object.fromEntries(files));
  assert.deepEqual(content, plain.content);
  assert.deepEqual(result, {
    ...plain.result,
    duplicates: (RECORDS.length - 1) * (files.length - 1),
    rejected: { "no time": files.length },
  });
});

Deno.test("forms: a file's size and hash are those of the original", async () => {
  await withFolder(async (folder) => {
    const files = {
      "list.json": JSON.stringify([extended()]),
      "lines.json": JSON.stringify(extended()),
      "utf16.json": utf16(`\ufeff${JSON.stringify([extended()])}`),
      "half.json": JSON.stringify([extended({ platform: "\ud83d" })]),
    };
    await writeTree(`${folder}/raw`, { ...files, "x.zip": await zip(files) });
    await ingestFolder(folder);
    const rows = await rowsOf(folder, "select path, bytes, sha256 from sources");
    assert.equal(rows.length, 8);
    for (const { path, bytes, sha256 } of rows) {
      const name = String(path).replace("x.zip!", "");
      const original = await Deno.readFile(`${folder}/raw/${name}`);
      assert.equal(Number(bytes), original.length, name);
      const digest = await crypto.subtle.digest("SHA-256", original);
      assert.equal(sha256, new Uint8Array(digest).toHex(), name);
    }
  });
});

Deno.test("forms: half an emoji costs one character, and is counted and reported, in any form", async () => {
  const records = [
    extended(),
    extended({ ms_played: 61_234, master_metadata_track_name: "a\ud83d" }),
  ];
  const text = JSON.stringify(records);
  const forms = [text, lines(records).join("\n"), utf16(`\ufeff${text}`), utf16(rawHalf(text))];
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, { "good.json": history(3) });
    for (const [at, content] of forms.entries()) {
      await writeTree(`${folder}/raw`, await everywhere(content, String(at)));
    }
    const { plays, replaced_characters } = await ingestFolder(folder);
    assert.deepEqual({ plays, replaced_characters }, {
      plays: 5,
      replaced_characters: forms.length * PLACES,
    });
    const named = await rowsOf(folder, "select track_name from plays where ms_played = 61234");
    assert.deepEqual(named, [{ track_name: "a\ufffd" }]);
  });
});

/** Replaces the escape of half a pair with the half itself, which only UTF-16 can represent. */
function rawHalf(text: string): string {
  return text.replace("\\ud83d", "\ud83d");
}

async function readingOf(files: Readonly<Record<string, Content>>) {
  let reading: { content: Row[][]; rejects: Row[]; result: Row } | undefined;
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, files);
    const { plays, set_aside, duplicates, rejected, replaced_characters } = await ingestFolder(
      folder,
    );
    reading = {
      content: await contentOf(folder),
      rejects: await rowsOf(folder, "select distinct position, reason from rejects"),
      result: { plays, set_aside, duplicates, rejected, replaced_characters },
    };
  });
  assert.ok(reading !== undefined);
  return reading;
}
