/** What ingest carries over from the database it replaces, and when it refuses to replace it. */
import assert from "node:assert/strict";
import { Database } from "../../lib/db/duckdb.ts";
import { TABLE_NAMES, TABLES } from "../../lib/db/tables.ts";
import { ingestFolder, rowsOf } from "../support/ingesting.ts";
import { listTree, withFolder, writeTree } from "../support/folders.ts";
import { history } from "../support/records.ts";

const METADATA = TABLE_NAMES.filter((name) => "metadata" in TABLES[name]);

Deno.test("metadata: every row that enrichment wrote is carried over, run after run", async () => {
  await withIngested(async (folder) => {
    await change(folder, METADATA.map(insertRow));
    const rows = async () =>
      await Promise.all(METADATA.map((name) => rowsOf(folder, `from ${name}`)));
    const before = await rows();
    assert.deepEqual(before.map((rows) => rows.length), METADATA.map(() => 1));
    await ingestFolder(folder);
    assert.deepEqual(await rows(), before);
    await ingestFolder(folder);
    assert.deepEqual(await rows(), before);
  });
});

Deno.test("metadata: of an older file's tables the columns both have are copied", async () => {
  await withIngested(async (folder) => {
    await change(folder, [
      "drop table track_links",
      "drop table tracks",
      "create table tracks (spotify_track_uri text, forgotten text, popularity smallint)",
      "insert into tracks values ('spotify:track:old', 'x', 7)",
      "update meta set value = '0' where key = 'schema_version'",
    ]);
    await ingestFolder(folder);
    assert.deepEqual(
      await rowsOf(folder, "select spotify_track_uri, popularity, track_name from tracks"),
      [{ spotify_track_uri: "spotify:track:old", popularity: 7, track_name: null }],
    );
    assert.deepEqual(await rowsOf(folder, "from track_links"), []);
  });
});

Deno.test("metadata: a database of a newer schema is refused and stays as it is", async () => {
  await withIngested(async (folder) => {
    await change(folder, ["update meta set value = '999' where key = 'schema_version'"]);
    await refusedUntouched(folder, { code: "newer-database", message: /schema version is 999/ });
  });
});

Deno.test("metadata: a file that is no database is refused and stays as it is", async () => {
  for (const content of ["no database at all", "", "x".repeat(100_000)]) {
    await withFolder(async (folder) => {
      await writeTree(folder, {
        "raw/a.json": history(3),
        "data/.lock": "",
        "data/spotify.duckdb": content,
      });
      await refusedUntouched(folder, { code: "bad-database", message: /cannot be opened/ });
    });
  }
});

Deno.test("metadata: a database that is not Tonearm's is refused and stays as it is", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "raw/a.json": history(3), "data/.lock": "" });
    await change(folder, ["create table mine (x integer)", "insert into mine values (1)"]);
    await refusedUntouched(folder, { code: "bad-database", message: /not one of Tonearm's/ });
  });
});

Deno.test("metadata: broken input leaves the old database as it is, byte for byte", async () => {
  await withIngested(async (folder) => {
    await writeTree(`${folder}/raw`, { "b.json": '[{"ts":"2024-01-01T00:00:00Z","ms_played":1},' });
    await refusedUntouched(folder, { code: "broken-source" });
  });
});

async function withIngested(act: (folder: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, { "a.json": history(10) });
    await ingestFolder(folder);
    await act(folder);
  });
}

async function change(folder: string, statements: readonly string[]): Promise<void> {
  const database = await Database.open(`${folder}/data/spotify.duckdb`);
  for (const statement of statements) await database.run(statement);
  database.close();
}

/** A row with something in every column. */
function insertRow(name: (typeof METADATA)[number]): string {
  const values = Object.entries(TABLES[name].columns).map(([column, { type }]) => {
    if (type === "timestamp") return "timestamp '2024-02-03 04:05:06'";
    if (type === "boolean") return "true";
    return type === "text" ? `'the ${column}'` : "42";
  });
  return `insert into ${name} values (${values.join(", ")})`;
}

async function refusedUntouched(
  folder: string,
  expected: { code: string; message?: RegExp },
): Promise<void> {
  const file = `${folder}/data/spotify.duckdb`;
  const before = await Deno.readFile(file);
  await assert.rejects(ingestFolder(folder), expected);
  assert.deepEqual(await Deno.readFile(file), before);
  assert.deepEqual(await listTree(`${folder}/data`), [".lock", "spotify.duckdb"]);
}
