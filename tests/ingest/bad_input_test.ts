/** What ingest does with broken or hostile input, and with files that are not history. */
import assert from "node:assert/strict";
import { failedIngest } from "../support/failed_ingest.ts";
import { ingestFolder, rowsOf } from "../support/ingesting.ts";
import { type Content, listTree, withFolder, writeTree } from "../support/folders.ts";
import { extended, history } from "../support/records.ts";
import { utf16 } from "../support/encodings.ts";
import { zip } from "../support/zips.ts";

const GOOD = JSON.stringify(history(3));
const RECORD = JSON.stringify(extended());

/** Text with one byte in place of the first `@`. */
function withByte(text: string, byte: number): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  bytes[bytes.indexOf(0x40)] = byte;
  return bytes;
}

/** Broken history, with the position its error names. */
const BROKEN: readonly (readonly [string, Content, RegExp])[] = [
  [
    "cut in the middle of a record",
    `[${RECORD},${RECORD.slice(0, 100)}`,
    /breaks off early, at byte [\d,]+\.$/,
  ],
  ["cut inside a text", `[${RECORD},{"ts":"2023-08-07T21`, /breaks off early, at byte/],
  ["cut after a comma", `[${RECORD},`, /breaks off early, at byte/],
  [
    "cut after a comma and many lines",
    `[${RECORD},${"\n".repeat(9000)}`,
    /breaks off early, at byte/,
  ],
  ["cut after a record", `[${RECORD},${RECORD}`, /breaks off early, at byte/],
  ["a comma too many", `[${RECORD},${RECORD},]`, /its JSON is broken at byte/],
  ["a comma missing", `[${RECORD} ${RECORD}]`, /its JSON is broken at byte/],
  ["words after the list", `[${RECORD}] and more`, /at byte/],
  ["words and a bracket after the list", `[${RECORD}] and more]`, /its JSON is broken at byte/],
  ["two lists in a row", `[${RECORD}][${RECORD}]`, /its JSON is broken at byte/],
  ["zeros after the list", `[${RECORD}]\0\0\0\0`, /at byte/],
  [
    "broken in the middle",
    `[${RECORD},${RECORD.replace(":", "=")},${RECORD}]`,
    /its JSON is broken at byte/,
  ],
  ["a comment", `[${RECORD}, /* mine */ ${RECORD}]`, /its JSON is broken at byte/],
  [
    "bytes that are not UTF-8",
    withByte(`[${RECORD},${RECORD.replace("Harbour", "H@rbour")}]`, 0xff),
    /not UTF-8 text, at byte/,
  ],
  [
    "half a surrogate pair and a comma too many",
    `[${RECORD},\n${RECORD.replace("Harbour", "\\ud83d")},]`,
    /its JSON is broken in line 2, column \d+\.$/,
  ],
  ["a key without quotes", `[${RECORD},{ts: 1}]`, /its JSON is broken at byte/],
  ["text as Python prints it", `[${RECORD},{'ts': None}]`, /its JSON is broken at byte/],
  ["a line that is cut", `${RECORD}\n${RECORD.slice(0, 100)}`, /breaks off early, at byte/],
  ["a line that is cut after a bracket", `${RECORD}\n{"ts":"[a]`, /breaks off early, at byte/],
  ["a broken line", `${RECORD}\n${RECORD.replace(":", "=")}\n${RECORD}`, /is broken in line 2\.$/],
  ["a brace missing in a line", `${RECORD}\n${RECORD.slice(0, -1)}\n${RECORD}`, /in line 3\.$/],
  ["commas between lines", `${RECORD},\n${RECORD}`, /is broken in line [12]\.$/],
  ["a bracket after lines", `${RECORD}\n${RECORD}]`, /is broken in line 2\.$/],
  ["UTF-16 that is cut", utf16(`\ufeff[${RECORD},{"ts"`), /breaks off early, at byte [\d,]+\.$/],
  [
    "UTF-16 that is broken",
    utf16(`\ufeff[${RECORD},\n\n  ${RECORD}}]`),
    /its JSON is broken in line 3, column [\d,]+\.$/,
  ],
  [
    "UTF-16 of an odd number of bytes",
    utf16(`\ufeff[${RECORD}]`).slice(0, -1),
    /breaks off early, at byte/,
  ],
];

for (const [what, content, place] of BROKEN) {
  Deno.test(`bad input: history with ${what} fails the run with an error that names the file`, async () => {
    await withFolder(async (folder) => {
      await writeTree(`${folder}/raw`, { "good.json": GOOD, "sub/history.json": content });
      const error = await failedIngest(folder, "broken-source");
      assert.match(error.message, /^Cannot read sub\/history\.json: /);
      assert.match(error.message, place);
      assert.equal(error.where, "sub/history.json");
      assert.equal(error.exitCode, 1);
      assert.deepEqual(await listTree(`${folder}/data`), [".lock"]);
    });
  });
}

Deno.test("bad input: the error names the exact byte, even after a byte order mark", async () => {
  const text = `[${RECORD},${RECORD.replace("Harbour", "Hafenlichter ÄÖÜ")},?]`;
  const at = new TextEncoder().encode(text).length - 2;
  for (const mark of ["", "\ufeff"]) {
    await withFolder(async (folder) => {
      await writeTree(`${folder}/raw`, { "a.json": mark + text });
      const { message } = await failedIngest(folder, "broken-source");
      assert.ok(
        message.endsWith(`at byte ${(at + mark.length * 3).toLocaleString("en")}.`),
        message,
      );
    });
  }
});

Deno.test("bad input: a file truncated in its first record is recognized by its name", async () => {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, { "Streaming_History_Audio_2023_0.json": `[{"ts":"2023` });
    const { message } = await failedIngest(folder, "broken-source");
    assert.match(message, /Streaming_History_Audio_2023_0\.json: it breaks off early/);
  });
});

Deno.test("bad input: broken history inside a ZIP is named with its path in the ZIP", async () => {
  await withFolder(async (folder) => {
    const inner = await zip({ "b/endsong_0.json": `[${RECORD},{` });
    await writeTree(`${folder}/raw`, { "x.zip": await zip({ "a/inner.zip": inner }) });
    const { where } = await failedIngest(folder, "broken-source");
    assert.equal(where, "x.zip!a/inner.zip!b/endsong_0.json");
  });
});

Deno.test("bad input: ZIP entries with hostile paths are read, and nothing is written outside", async () => {
  await withFolder(async (folder) => {
    const records = history(5).map((record) => ({ ...record, ms_played: 60_000 }));
    const paths = ["../../x.json", "/abs/y.json", "a/../../z.json", "./w.json", "C:\\v.json"];
    const entries = paths.map((path, at) => [path, [records[at]]] as const);
    await writeTree(`${folder}/raw`, { "x.zip": await zip(Object.fromEntries(entries)) });
    assert.equal((await ingestFolder(folder)).plays, 5);
    assert.deepEqual(await listTree(folder), [
      "data/",
      "data/.lock",
      "data/spotify.duckdb",
      "raw/",
      "raw/x.zip",
    ]);
    const shown = await rowsOf(folder, "select path from sources order by path");
    assert.deepEqual(shown.map(({ path }) => path), paths.map((path) => `x.zip!${path}`).sort());
  });
});

Deno.test("bad input: control characters in a file name never reach the terminal", async () => {
  await withFolder(async (folder) => {
    const name = "\u001b[2Jclear\u0007.json";
    await writeTree(`${folder}/raw`, {
      [name]: "<html>",
      "x.zip": await zip({ [name]: "<html>", "good.json": GOOD }),
    });
    const { skipped } = await ingestFolder(folder);
    assert.deepEqual(skipped.map(({ path }) => path), ["?[2Jclear?.json", "x.zip!?[2Jclear?.json"]);
  });
});

Deno.test("bad input: with only empty files the error says where to get an export", async () => {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, {
      "endsong_0.json": "",
      "my_spotify_data.zip": "",
      "a/Streaming_History_Audio_0.json": "[]",
      "b.zip": await zip({ "endsong_0.json": "" }),
    });
    const error = await failedIngest(folder, "no-sources");
    assert.equal(error.exitCode, 2);
    assert.match(error.message, /none of its 4 files holds any/);
    assert.match(error.fix ?? "", /https:\/\/www\.spotify\.com\/account\/privacy\//);
  });
});

Deno.test("bad input: an empty folder and a missing one have their own errors", async () => {
  await withFolder(async (folder) => {
    assert.match((await failedIngest(folder, "no-sources")).message, /Cannot read the folder/);
    await Deno.mkdir(`${folder}/raw`);
    assert.match((await failedIngest(folder, "no-sources")).message, /it is empty/);
  });
});

Deno.test("bad input: a named pipe in the folder does not block the run", async () => {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, { "a.json": GOOD });
    const made = await new Deno.Command("mkfifo", { args: [`${folder}/raw/pipe.json`] }).output();
    assert.ok(made.success);
    assert.equal((await ingestFolder(folder)).plays, 3);
  });
});

Deno.test("bad input: --strict fails on a rejected record and keeps the old data", async () => {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, { "a.json": GOOD });
    await ingestFolder(folder, { strict: true });
    await writeTree(`${folder}/raw`, { "b.json": [extended(), extended({ ms_played: -1 }), null] });
    await assert.rejects(ingestFolder(folder, { strict: true }), {
      code: "rejected-records",
      message:
        "2 records cannot be used (negative duration: 1, no record: 1), and --strict was given.",
    });
    assert.deepEqual(await rowsOf(folder, "select count(*) as n from plays"), [{ n: 3 }]);
    assert.equal((await ingestFolder(folder)).plays, 4);
  });
});
