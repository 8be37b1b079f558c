/** Where the input may be: a folder or one file, also behind links; links inside must stay inside. */
import assert from "node:assert/strict";
import { failedIngest } from "../support/failed_ingest.ts";
import { utf16 } from "../support/encodings.ts";
import { type Content, withFolder, writeTree } from "../support/folders.ts";
import { ingestFolder, rowsOf } from "../support/ingesting.ts";
import { extended, history } from "../support/records.ts";
import { zip } from "../support/zips.ts";

const RECORDS = history(3);

/** Single files that may be the input, by name. */
const FILES: Readonly<Record<string, Content>> = {
  "my_spotify_data.zip": await zip({ "MyData/endsong_0.json": RECORDS, "Userdata.json": "{}" }),
  "my_spotify_data (1)": await zip({ "in.zip": await zip({ "a.json": RECORDS }) }),
  "Streaming_History_Audio_2022.json": RECORDS,
  "lines [1]*.jsonl": RECORDS.map((record) => JSON.stringify(record)).join("\n"),
  "utf16.json": utf16(`\ufeff${JSON.stringify(RECORDS)}`),
  "half.json": [...RECORDS.slice(1), { ...RECORDS[0], platform: "\ud83d" }],
};

for (const [name, content] of Object.entries(FILES)) {
  Deno.test(`input: the file ${name} alone, by its own path and behind links`, async () => {
    await withFolder(async (folder) => {
      await writeTree(folder, { [`real/${name}`]: content, "real/other.json": [extended()] });
      await Deno.symlink("real", `${folder}/link`);
      await Deno.symlink(`real/${name}`, `${folder}/${name}`);
      for (const named of [`real/${name}`, `link/${name}`, name]) {
        const { plays, sources } = await ingestFolder(folder, { input: named });
        assert.deepEqual({ plays, sources }, { plays: 3, sources: 1 }, named);
        const [source] = await rowsOf(folder, "select path from sources");
        assert.ok(String(source?.["path"]).startsWith(name), String(source?.["path"]));
      }
    });
  });
}

Deno.test("input: a file with a video's name is video, even behind a link with another name", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "endvideo.json": RECORDS });
    await Deno.symlink("endvideo.json", `${folder}/x.json`);
    assert.deepEqual((await ingestFolder(folder, { input: "endvideo.json" })).set_aside, {
      video: 3,
    });
  });
});

Deno.test("input: folders behind links, the data folder included", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, {
      "disk/raw/a/b.json": RECORDS,
      "disk/raw/c.zip": await zip({ "c.json": RECORDS }),
    });
    await Deno.mkdir(`${folder}/disk/data`);
    await Deno.symlink("disk", `${folder}/home`);
    await Deno.symlink("home/raw", `${folder}/raw`);
    await Deno.symlink("home/data", `${folder}/data`);
    for (const input of ["raw", "home/raw", "disk/raw", "raw/a"]) {
      assert.equal((await ingestFolder(folder, { input })).plays, 3, input);
    }
    const [row] = await rowsOf(folder, "select count(*) as n from plays");
    assert.deepEqual(row, { n: 3 });
  });
});

/** Links inside the input folder that are not followed, and their errors. */
const STRAY: readonly (readonly [string, RegExp])[] = [
  ["../outside.json", /link\.json: it is a link that leads out of the folder/],
  ["../raw2/a.json", /it is a link that leads out of the folder/],
  ["out", /it is a link that leads out of the folder/],
  ["nowhere.json", /it is a link that leads nowhere/],
  ["../nowhere.json", /it is a link that leads nowhere/],
  ["link.json", /it is a link that leads to itself/],
  ["sub", /it is a link to a folder/],
  [".", /it is a link to a folder/],
  ["..", /it is a link that leads out of the folder/],
];

for (const [target, message] of STRAY) {
  Deno.test(`input: a link to ${target} fails the run and is named`, async () => {
    await withFolder(async (folder) => {
      await writeTree(folder, {
        "raw/a.json": RECORDS,
        "raw/sub/b.json": RECORDS,
        "raw2/a.json": RECORDS,
        "outside.json": RECORDS,
      });
      await Deno.symlink("../outside.json", `${folder}/raw/.out`);
      await Deno.symlink(".out", `${folder}/raw/out`);
      if (target !== "out") await Deno.remove(`${folder}/raw/out`);
      await Deno.symlink(target, `${folder}/raw/${target === "out" ? "again" : "link"}.json`);
      const error = await failedIngest(folder, "broken-source");
      assert.match(error.message, message);
    });
  });
}

Deno.test("input: links that stay inside are followed, through other links too", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, {
      "raw/a.json": RECORDS,
      "raw/sub/b.zip": await zip({ "b.json": RECORDS }),
    });
    await Deno.symlink("raw", `${folder}/named`);
    await Deno.symlink("sub/b.zip", `${folder}/raw/link.zip`);
    await Deno.symlink(`${folder}/named/a.json`, `${folder}/raw/absolute.json`);
    const { sources, duplicates } = await ingestFolder(folder, { input: "named" });
    assert.deepEqual({ sources, duplicates }, { sources: 4, duplicates: 9 });
  });
});

Deno.test("input: missing and unreadable input is reported", async () => {
  await withFolder(async (folder) => {
    const { message, fix, exitCode } = await failedIngest(folder, "no-sources");
    assert.match(message, /Cannot read the folder .*raw: No such file or directory/);
    assert.match(fix ?? "", /DATA_RAW_DIR/);
    assert.equal(exitCode, 2);
    await writeTree(folder, { "raw": "<html>" });
    assert.match(
      (await failedIngest(folder, "no-sources")).message,
      /No listening history in .*raw/,
    );
  });
});

Deno.test("input: the technical log beside history is one line", async () => {
  await withFolder(async (folder) => {
    const events = Array.from({ length: 185 }, (_, at) => [
      `Spotify Technical Log Information/Event${at}.json`,
      [{ timestamp_utc: "2023-01-01T00:00:00Z", context_conn_country: "DE" }],
    ]);
    const log = Object.fromEntries(events);
    await writeTree(`${folder}/raw`, { ...log, "a.json": RECORDS, "log.zip": await zip(log) });
    const { plays, skipped } = await ingestFolder(folder);
    const reason = "it is JSON, but not listening history";
    assert.equal(plays, 3);
    assert.deepEqual(skipped, [
      { path: "Spotify Technical Log Information/", reason, files: 185 },
      { path: "log.zip!Spotify Technical Log Information/", reason, files: 185 },
    ]);
  });
});
