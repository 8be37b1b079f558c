/** Tasks with the permissions that the launcher gives, on folders behind links and single files. */
import assert from "node:assert/strict";
import { withFolder, writeTree } from "../support/folders.ts";
import { rowsOf } from "../support/ingesting.ts";
import { runTask } from "../support/processes.ts";
import { history } from "../support/records.ts";
import { zip } from "../support/zips.ts";

const TASKS = [
  ["pipeline"],
  ["pipeline"], // over the database that is there
  ["doctor"],
  ["export"],
  ["query", "select count(*) as plays from plays"],
];

Deno.test("places: input and data may lie behind links, with the launcher's permissions", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, {
      "disk/raw/a.json": history(3),
      "disk/raw/b.zip": await zip({ "b.json": history(4) }),
    });
    await Deno.mkdir(`${folder}/disk/data`);
    await Deno.symlink("disk", `${folder}/home`);
    await Deno.symlink("home/raw", `${folder}/raw`);
    await Deno.symlink("home/data", `${folder}/data`);
    await runAll(folder);
    assert.deepEqual(await rowsOf(folder, "select count(*) as plays from plays"), [{ plays: 4 }]);
  });
});

Deno.test("places: a missing data folder is created behind a link", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "disk/raw/a.json": history(3) });
    await Deno.symlink("disk", `${folder}/home`);
    await runAll(`${folder}/home`);
    assert.ok((await Deno.stat(`${folder}/disk/data/spotify.duckdb`)).isFile);
  });
});

Deno.test("places: a single ZIP is the input, together with the settings files beside it", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, {
      "raw": await zip({ "MyData/endsong_0.json": history(3) }),
      "timezones.json": [{ from: "2022-01-01", to: "2022-12-31", zone: "Asia/Tokyo" }],
      "genres.json": { "harbour pop": "Pop" },
      "other.json": history(9),
    });
    await Deno.mkdir(`${folder}/data`);
    await runAll(folder);
    assert.deepEqual(
      await rowsOf(folder, "select timezone, count(*) as plays from plays group by 1"),
      [
        { timezone: "Asia/Tokyo", plays: 3 },
      ],
    );
    const { code, stderr } = await runTask("enrich", folder, ["--dry-run", "--providers=wikidata"]);
    assert.equal(code, 0, stderr);
    await writeTree(folder, { "genres.json": { "harbour pop": "no such genre" } });
    const wrong = await runTask("enrich", folder, ["--dry-run", "--providers=wikidata"]);
    assert.match(wrong.stderr, /genres\.json/);
    assert.equal(wrong.code, 2);
  });
});

Deno.test("places: a single JSON file is the input, also behind a link", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "disk/mine.json": history(5), "disk/other.json": history(9) });
    await Deno.mkdir(`${folder}/data`);
    await Deno.symlink("disk", `${folder}/downloads`);
    await Deno.symlink("downloads/mine.json", `${folder}/raw`);
    await runAll(folder);
    assert.deepEqual(await rowsOf(folder, "select count(*) as plays from plays"), [{ plays: 4 }]);
  });
});

Deno.test("places: a link that leads out of the input is refused and named", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "raw/a.json": history(3), "outside.json": history(9) });
    await Deno.symlink("../outside.json", `${folder}/raw/link.json`);
    for (const task of ["ingest", "doctor"]) {
      const { code, stdout, stderr } = await runTask(task, folder);
      assert.equal(code, 1);
      assert.match(stdout + stderr, /link\.json: it is a link that leads out of the folder/);
    }
  });
});

async function runAll(folder: string): Promise<void> {
  for (const [task = "", ...args] of TASKS) {
    const { code, stdout, stderr } = await runTask(task, folder, args);
    assert.equal(code, 0, `${task}: ${stdout}${stderr}`);
  }
}
