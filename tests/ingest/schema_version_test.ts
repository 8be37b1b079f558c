/** Databases of other versions: what says no, what it says, and what an ingest makes of them. */
import assert from "node:assert/strict";
import { Database } from "../../lib/db/duckdb.ts";
import { DuckdbEngine } from "../../lib/queries/store/duckdb_engine.ts";
import { RequestError } from "../../lib/core/request_error.ts";
import { SCHEMA_VERSION } from "../../lib/db/tables.ts";
import { withFolder, writeTree } from "../support/folders.ts";
import { contentOf, ingestFolder, rowsOf } from "../support/ingesting.ts";
import { history } from "../support/records.ts";
import { runTask } from "../support/run_task.ts";

/** What an older Tonearm may have left: a column and a table fewer, and fetched metadata. */
const MADE_OLDER = [
  "update meta set value = '0' where key = 'schema_version'",
  "alter table tracks drop column isrc",
  "alter table artists drop column followers",
  "drop table track_links",
  `insert into tracks (spotify_track_uri, track_name, release_year, provider)
    values ('spotify:track:1', 'Harbour Lights', 1998, 'spotify')`,
  "insert into artists (artist_name, genres) values ('The Invented', 'dream pop')",
  `insert into enrichment_state values
    ('spotify', 'track', 'spotify:track:1', 'found', '2024-01-01T00:00:00')`,
];

/** Each task that reads the database, as far as it gets without a network. */
const READERS: readonly (readonly string[])[] = [
  ["query", "select 1"],
  ["export"],
  ["sync", "--dry-run"],
  ["enrich", "--dry-run", "--providers", "reccobeats"],
];

Deno.test("schema: a database of an older version", async (test) => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "raw/history.json": history(30) });
    await ingestFolder(folder);
    const content = await contentOf(folder);
    await change(folder, MADE_OLDER);

    for (const args of READERS) {
      await test.step(`${args[0]} says which command makes it new`, async () => {
        const { code, message, fix } = await refusal(folder, args);
        assert.equal(code, "older-database");
        assert.match(message, /older Tonearm: its schema version is 0/);
        assert.match(fix, /`deno task ingest`.*keeps the metadata/);
      });
    }
    await test.step("the site says so too", async () => {
      await assert.rejects(siteAnswer(folder), (error) => {
        assert.ok(error instanceof RequestError && error.status === 503);
        assert.match(error.message, /another version of Tonearm.*`deno task ingest`/);
        return true;
      });
    });
    await test.step("ingest rebuilds plays and keeps metadata; new columns are empty", async () => {
      await ingestFolder(folder);
      assert.deepEqual(await contentOf(folder), content);
      const [track] = await rowsOf(
        folder,
        "select track_name, release_year, isrc, provider from tracks",
      );
      assert.deepEqual(track, {
        track_name: "Harbour Lights",
        release_year: 1998,
        isrc: null,
        provider: "spotify",
      });
      const [artist] = await rowsOf(folder, "select genres, followers from artists");
      assert.deepEqual(artist, { genres: "dream pop", followers: null });
      assert.equal((await rowsOf(folder, "from enrichment_state")).length, 1);
      assert.equal((await rowsOf(folder, "from track_links")).length, 0);
      const [meta] = await rowsOf(folder, "select value from meta where key = 'schema_version'");
      assert.equal(meta?.["value"], String(SCHEMA_VERSION));
      await siteAnswer(folder);
    });
  });
});

Deno.test("schema: a database with differently declared tables is rebuilt by an ingest", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "raw/history.json": history(30) });
    await ingestFolder(folder);
    for (
      const sql of [
        "update meta set value = 'x' where key = 'tables_fingerprint'",
        "delete from meta where key = 'tables_fingerprint'",
      ]
    ) {
      await change(folder, [sql]);
      const { code, message, fix } = await refusal(folder, ["query", "select 1"]);
      assert.equal(code, "older-database");
      assert.match(message, /older Tonearm: some of its tables have other columns/);
      assert.match(fix, /`deno task ingest`/);
      await assert.rejects(siteAnswer(folder), /`deno task ingest`/);
      await ingestFolder(folder);
      await siteAnswer(folder);
    }
  });
});

Deno.test("schema: a database of a newer version is refused and left as it is", async (test) => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "raw/history.json": history(30) });
    await ingestFolder(folder);
    await change(folder, ["update meta set value = '99' where key = 'schema_version'"]);
    const before = await Deno.readFile(`${folder}/data/spotify.duckdb`);
    for (const args of [...READERS, ["ingest", "--data-raw-dir", `${folder}/raw`]]) {
      await test.step(args[0] ?? "", async () => {
        const { code, fix } = await refusal(folder, args);
        assert.equal(code, "newer-database");
        assert.match(fix, /^Update Tonearm/);
      });
    }
    await assert.rejects(siteAnswer(folder), /another version of Tonearm. Update Tonearm/);
    assert.deepEqual(await Deno.readFile(`${folder}/data/spotify.duckdb`), before);
  });
});

async function change(folder: string, statements: readonly string[]): Promise<void> {
  const database = await Database.open(`${folder}/data/spotify.duckdb`);
  for (const sql of statements) await database.run(sql);
  await database.run("checkpoint");
  database.close();
}

async function refusal(folder: string, args: readonly string[]) {
  const { code, stdout, stderr } = await runTask(
    [...args, "--data-dir", `${folder}/data`, "--json"],
    { POSTGRES_URL: "postgres://me@127.0.0.1:1/none" },
  );
  assert.equal(code, 1, stderr);
  return JSON.parse(stdout).error;
}

async function siteAnswer(folder: string): Promise<void> {
  const engine = new DuckdbEngine(`${folder}/data/spotify.duckdb`, { log: () => {} });
  try {
    (await engine.current()).release();
  } finally {
    await engine.close();
  }
}
