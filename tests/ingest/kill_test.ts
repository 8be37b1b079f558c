/** Stopping ingest at any moment leaves the old data or the complete new data, and no stray files. */
import assert from "node:assert/strict";
import { writeRecords } from "../../bench/records.ts";
import { Database } from "../../lib/db/duckdb.ts";
import { answersOf, ingestFolder } from "../support/ingesting.ts";
import { listTree, withFolder, writeTree } from "../support/folders.ts";
import { PROJECT, RunningTask, runTask, taskArgs } from "../support/processes.ts";
import { history } from "../support/records.ts";

const OLD_RECORDS = 40;
const NEW_RECORDS = 16_500;
/** How many runs are killed at a stage the task prints, and how many at a random moment. */
const STAGES = ["Looking for", "Reading", "Sorting", "Putting"];
const RANDOM_TRIES = 8;
const SEED = 20_230_807;

Deno.test("kill: kill -9 at any moment leaves the complete old data or the complete new data", async () => {
  await withOldAndNew(async (folder, old) => {
    const duration = await timeOfWholeRun(folder);
    const random = mulberry32(SEED);
    const moments = Array.from({ length: RANDOM_TRIES }, () => random() * duration * 1.1);
    for (const moment of [...STAGES, ...moments]) {
      await restore(folder, old);
      const task = new RunningTask(taskArgs("ingest", folder));
      await (typeof moment === "string" ? task.said(moment) : passed(moment));
      task.signal("SIGKILL");
      await task.finished();
      await assertOldOrNew(folder, old, String(moment));
    }
    assert.equal((await runTask("ingest", folder)).code, 0);
    assert.deepEqual(await listTree(`${folder}/data`), [".lock", "spotify.duckdb"]);
    assert.equal(await version(folder), "new");
  });
});

Deno.test("kill: Ctrl-C exits 130 and leaves the data as it was", async () => {
  await withOldAndNew(async (folder, old) => {
    for (const stage of STAGES.slice(0, 3)) {
      const task = new RunningTask(taskArgs("ingest", folder));
      await task.said(stage);
      task.signal("SIGINT");
      const { code, stderr } = await task.finished();
      assert.equal(code, 130, stderr);
      assert.match(stderr, /error: Stopped; nothing was changed\./);
      await assertUntouched(folder, old);
    }
  });
});

Deno.test("kill: Ctrl-C reaches ingest through deno task", async () => {
  await withOldAndNew(async (folder, old) => {
    const folders = [`--data-raw-dir=${folder}/raw`, `--data-dir=${folder}/data`];
    const task = new RunningTask(["task", "ingest", ...folders]);
    await task.said("Reading");
    task.signal("SIGINT");
    const { code, stderr } = await task.finished();
    assert.equal(code, 130, stderr);
    await assertUntouched(folder, old);
  });
});

Deno.test("kill: SIGTERM to the launcher alone stops ingest as well", async () => {
  await withOldAndNew(async (folder, old) => {
    const task = new RunningTask(taskArgs("ingest", folder));
    await task.said("Reading");
    task.signalFirst("SIGTERM");
    assert.equal((await task.finished()).code, 130);
    await assertUntouched(folder, old);
  });
});

Deno.test("kill: a writer killed with its log unwritten leaks nothing into the new file", async () => {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, { "a.json": history(OLD_RECORDS) });
    await ingestFolder(folder);
    await killWriter(folder);
    assert.ok((await listTree(`${folder}/data`)).includes("spotify.duckdb.wal"));
    assert.equal((await runTask("ingest", folder)).code, 0);
    assert.deepEqual(await listTree(`${folder}/data`), [".lock", "spotify.duckdb"]);
    assert.deepEqual(
      await answersOf(folder, [
        "select artist_name from artists",
        "select count(*) as plays from plays",
        "select count(*) as changed from plays where track_name = 'overwritten'",
        "select count(*) as tables from duckdb_tables() where table_name = 'mine'",
      ]),
      [[{ artist_name: "committed" }], [{ plays: 32 }], [{ changed: 0 }], [{ tables: 0 }]],
    );
  });
});

Deno.test("kill: of two ingests at once both succeed, or one reports that the database is busy", async () => {
  await withOldAndNew(async (folder) => {
    const runs = await Promise.all([1, 2, 3].map(() => runTask("ingest", folder, ["--json"])));
    for (const { code, stdout, stderr } of runs) {
      if (code === 0) continue;
      assert.equal(JSON.parse(stdout).error.code, "database-busy", stderr);
    }
    assert.ok(runs.some(({ code }) => code === 0));
    assert.equal(await version(folder), "new");
    assert.deepEqual(await listTree(`${folder}/data`), [".lock", "spotify.duckdb"]);
  });
});

Deno.test("kill: a full disk fails with the error disk and leaves the data as it was", async () => {
  await withFolder(async (folder) => {
    await Deno.mkdir(`${folder}/data`);
    const mounted = await run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", `${folder}/data`);
    if (mounted !== "") return console.warn(`SKIPPED, no small disk can be made: ${mounted}`);
    try {
      const old = await prepare(folder);
      const { code, stdout, stderr } = await runTask("ingest", folder, ["--json"]);
      assert.equal(code, 1, stderr);
      assert.equal(JSON.parse(stdout).error.code, "disk", stderr);
      await assertUntouched(folder, old);
    } finally {
      await run("umount", `${folder}/data`);
    }
  });
});

/** What is in the data folder before each attempt: the database's bytes. */
type Old = Uint8Array;

/** A database of a few records with a row of metadata, and more records to read. */
async function prepare(folder: string): Promise<Old> {
  await writeTree(`${folder}/raw`, { "old.json": history(OLD_RECORDS) });
  await ingestFolder(folder);
  const database = await Database.open(`${folder}/data/spotify.duckdb`);
  await database.run("insert into artists (artist_name) values ('kept')");
  database.close();
  const maker = await Database.open(":memory:", { allowedDirectories: [`${folder}/raw`] });
  await writeRecords(maker.connection, `${folder}/raw`, NEW_RECORDS);
  maker.close();
  return await Deno.readFile(`${folder}/data/spotify.duckdb`);
}

async function withOldAndNew(act: (folder: string, old: Old) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => await act(folder, await prepare(folder)));
}

async function restore(folder: string, old: Old): Promise<void> {
  await Deno.writeFile(`${folder}/data/spotify.duckdb`, old);
}

async function timeOfWholeRun(folder: string): Promise<number> {
  const started = performance.now();
  assert.equal((await runTask("ingest", folder)).code, 0);
  return performance.now() - started;
}

/** Which data the database has, complete; fails if it is neither. */
async function version(folder: string): Promise<"old" | "new"> {
  const [counts, kept] = await answersOf(folder, [
    `select count(*) as plays, any_value(value) as counted
     from plays, meta where key = 'plays'`,
    "select artist_name from artists",
  ]);
  assert.deepEqual(kept, [{ artist_name: "kept" }]);
  const plays = Number(counts?.[0]?.["plays"]);
  assert.equal(String(plays), counts?.[0]?.["counted"]);
  return plays < OLD_RECORDS ? "old" : "new";
}

async function assertOldOrNew(folder: string, old: Old, moment: string): Promise<void> {
  const found = await version(folder);
  const bytes = await Deno.readFile(`${folder}/data/spotify.duckdb`);
  const isOld = bytes.length === old.length && bytes.every((byte, at) => byte === old[at]);
  assert.equal(isOld, found === "old", `killed at ${moment}`);
}

async function assertUntouched(folder: string, old: Old): Promise<void> {
  assert.deepEqual(await Deno.readFile(`${folder}/data/spotify.duckdb`), old);
  assert.deepEqual(await listTree(`${folder}/data`), [".lock", "spotify.duckdb"]);
  assert.equal(await version(folder), "old");
}

/** A process that writes to the database as enrichment does and is killed before its checkpoint. */
async function killWriter(folder: string): Promise<void> {
  const script = `
    import { Database } from ${
    JSON.stringify(new URL("../../lib/db/duckdb.ts", import.meta.url).href)
  };
    const database = await Database.open(Deno.args[0]);
    await database.run("insert into artists (artist_name) values ('committed')");
    await database.run("update plays set track_name = 'overwritten'");
    await database.run("create table mine (x integer)");
    await database.run("begin");
    await database.run("insert into artists (artist_name) values ('uncommitted')");
    console.error("ready");
    await new Promise(() => setInterval(() => {}, 1000));`;
  await Deno.writeTextFile(`${folder}/writer.ts`, script);
  const config = `--config=${PROJECT}deno.json`;
  const lock = `--lock=${PROJECT}deno.lock`;
  const writer = new RunningTask([
    "run",
    "-A",
    config,
    lock,
    `${folder}/writer.ts`,
    `${folder}/data/spotify.duckdb`,
  ]);
  await writer.said("ready");
  writer.signal("SIGKILL");
  await writer.finished();
}

/** Runs a system command; returns its error output, or nothing. */
async function run(command: string, ...args: string[]): Promise<string> {
  try {
    const { success, stderr } = await new Deno.Command(command, { args }).output();
    return success ? "" : new TextDecoder().decode(stderr).trim() || `${command} failed`;
  } catch (error) {
    return String(error);
  }
}

/** Waits for a part of a run's time; the moment of the kill is this test's input. */
async function passed(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A small seeded generator of random numbers from 0 to 1. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
