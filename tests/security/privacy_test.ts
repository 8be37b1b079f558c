/** No address, user name or user agent of the input is met again: not in data/, output or errors. */
import assert from "node:assert/strict";
import { type Finished, runTask } from "../support/processes.ts";
import { type Content, listTree, withFolder, writeTree } from "../support/folders.ts";
import { extended, history, PRIVATE } from "../support/records.ts";
import { zip } from "../support/zips.ts";

const BAD_RECORDS = [
  extended({ ts: null }),
  extended({ ms_played: -5 }),
  extended({ ms_played: { of: "no sort" } }),
  extended({
    spotify_track_uri: null,
    master_metadata_track_name: null,
    master_metadata_album_artist_name: null,
  }),
  { ...PRIVATE },
];
const RECORD = JSON.stringify(extended());

Deno.test("privacy: nothing private is in data/ or on the terminal after an ingest", async () => {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, {
      "endsong_0.json": [...history(300), ...BAD_RECORDS],
      "x.zip": await zip({
        "MyData/endsong_1.json": [...history(300, "2023-01-01T00:00:00Z"), ...BAD_RECORDS],
        "MyData/Userdata.json": { ...PRIVATE },
      }),
    });
    for (const flag of ["--json", "--strict", "--timezone=Europe/Berlin"]) {
      const run = await runTask("ingest", folder, [flag]);
      assert.equal(run.code, flag === "--strict" ? 1 : 0, run.stderr);
      await assertPrivate(folder, run);
    }
    const rejects = await runTask("query", folder, ["--json", "from rejects"]);
    assert.equal(JSON.parse(rejects.stdout).length, 10);
    await assertPrivate(folder, rejects);
  });
});

/** Broken history, of which DuckDB's own messages quote records. */
const BROKEN: Readonly<Record<string, Content>> = {
  "cut": `[${RECORD},${RECORD.slice(0, 200)}`,
  "broken": `[${RECORD},${RECORD.replace(":", "=")}]`,
  "comma": `[${RECORD},,${RECORD}]`,
  "no end of text": `[${RECORD.slice(0, -10)}]`,
};

for (const [what, content] of Object.entries(BROKEN)) {
  Deno.test(`privacy: nothing private is in the error for history that is broken: ${what}`, async () => {
    await withFolder(async (folder) => {
      // DuckDB's message holds the name in quotes, without escaping it.
      await writeTree(`${folder}/raw`, { 'my "own" history.json': content });
      const run = await runTask("ingest", folder, ["--json"]);
      assert.equal(run.code, 1);
      assert.equal(JSON.parse(run.stdout).error.code, "broken-source");
      await assertPrivate(folder, run);
    });
  });
}

Deno.test("privacy: nothing private comes from history that is put right: half an emoji", async () => {
  await withFolder(async (folder) => {
    const content = `[${RECORD.replace("Harbour", "\\ud83d")}]`;
    await writeTree(`${folder}/raw`, { "history.json": content });
    const run = await runTask("ingest", folder, ["--json"]);
    assert.equal(run.code, 0, run.stderr);
    await assertPrivate(folder, run);
  });
});

async function assertPrivate(folder: string, { stdout, stderr }: Finished): Promise<void> {
  const texts = [stdout, stderr];
  for (const path of await listTree(`${folder}/data`)) {
    if (path.endsWith("/")) continue;
    const bytes = await Deno.readFile(`${folder}/data/${path}`);
    texts.push(new TextDecoder("latin1").decode(bytes));
  }
  for (const secret of Object.values(PRIVATE)) {
    assert.ok(texts.every((text) => !text.includes(secret)), `${secret} leaked`);
  }
}
