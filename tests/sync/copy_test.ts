/** Sync against real PostgreSQL: what arrives is what was sent. */
import assert from "node:assert/strict";
import type postgres from "postgres";
import type { Database } from "../../lib/db/duckdb.ts";
import { postgresFingerprint } from "../../lib/sync/fingerprint.ts";
import { SYNC_NAMES } from "../../lib/sync/tables.ts";
import { table, TABLE_NAMES } from "../../lib/db/tables.ts";
import { addHostileRows, HOSTILE_TEXTS, writeMusic } from "../support/music.ts";
import { type Check, checkSync, checkSyncOn15, failure } from "../support/sync_bench.ts";
import { assertSameRows } from "../support/sync_rows.ts";

const FROM_FILE = TABLE_NAMES.filter((name) => table(name).synced);

const CHECKS: readonly Check[] = [
  ["hostile text, nulls and numbers arrive exactly", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 100, version: "1" }, async (database) => {
      for (const name of FROM_FILE) await addHostileRows(database, name);
      await database.run("insert into meta values ('huge', repeat($1, 500000))", ['é"\n\\N\t']);
      await database.run("delete from plays where play_id % 10 = 0 and play_id < 100");
    });
    const result = await sync();
    assert.equal(result.verified, true);
    const texts = FROM_FILE.flatMap((name) => Object.values(table(name).columns))
      .filter(({ type }) => type === "text").length;
    assert.ok(result.nul_characters >= 2 * texts, `${result.nul_characters}`);
    await assertSameRows(sql, dataDir, SYNC_NAMES);
    const titles =
      await sql`select track_name from plays where play_id >= 1000000 order by play_id`;
    assert.deepEqual(
      titles.map((row) => row["track_name"]),
      HOSTILE_TEXTS.map((text) => text.replaceAll("\0", "\ufffd")),
    );
  }],

  ["every way to swap gives the same tables", async ({ dataDir, sql, sync }) => {
    for (const [at, swap] of (["steps", "rows", "rename", "steps", "auto"] as const).entries()) {
      await writeMusic(dataDir, { plays: 100 + at, version: `${at}` });
      await sync({ swap });
      await assertSameRows(sql, dataDir, ["plays"], swap);
      assert.equal(await fact(sql, "data_version"), `${at}`);
    }
    assert.equal((await sql`select from pg_namespace where nspname = 'tonearm_next'`).length, 0);
  }],

  ["the tables have their keys, indexes and comments", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    const indexes = await sql`select indexname from pg_indexes where schemaname = 'public'`;
    const names = new Set(indexes.map((row) => String(row["indexname"])));
    for (const name of SYNC_NAMES) assert.ok(names.has(`${name}_pkey`), name);
    assert.ok(names.has("plays_date_brin"));
    assert.ok(names.has("played_tracks_artist_name_track_name_idx"));
    const [{ comment = "" } = {}] = await sql`select obj_description('plays'::regclass) as comment`;
    assert.match(String(comment), /^Tonearm: One row per play/);
    assert.equal((await sql`select from pg_namespace where nspname = 'tonearm_next'`).length, 0);
  }],

  ["nothing to do is noticed, --force does it anyway", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    assert.equal((await sync()).up_to_date, false);
    const first = await fact(sql, "sync_id");
    assert.equal((await sync()).up_to_date, true);
    assert.equal(await fact(sql, "sync_id"), first);
    assert.equal((await sync({ force: true })).up_to_date, false);
    assert.notEqual(await fact(sql, "sync_id"), first);
    await writeMusic(dataDir, { plays: 10, version: "2" });
    assert.equal((await sync()).up_to_date, false);
    assert.equal(await fact(sql, "data_version"), "2");
    const enriched = (database: Database) =>
      database.run("insert into meta values ('metadata_version', 'x')");
    await writeMusic(dataDir, { plays: 10, version: "2" }, enriched);
    assert.equal((await sync()).up_to_date, false);
    await sql`drop table tracks`;
    assert.equal((await sync()).up_to_date, false);
    assert.match(await fact(sql, "synced_at"), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  }],

  ["what ingest reports arrives, although plays and settings are the same", async (bench) => {
    const { dataDir, sql, sync } = bench;
    const music = { plays: 10, version: "1" };
    const reports = [
      "insert into notices values (1, 'music-videos', '2 music videos are set aside.', '{}')",
      "insert into sources (source_id, path, format, records, plays, set_aside, duplicates, rejected, bytes, sha256) " +
      "values (1, 'again.json', 'extended', 1, 0, 0, 1, 0, 9, 'f')",
      "insert into rejects values (1, 1, 'no time', '{}')",
      "insert into meta values ('duplicates', '1')",
    ];
    for (let told = 0; told <= reports.length; told++) {
      await writeMusic(dataDir, music, async (database) => {
        for (const report of reports.slice(0, told)) await database.run(report);
      });
      assert.equal((await sync()).up_to_date, false, reports[told - 1] ?? "the first");
      await assertSameRows(sql, dataDir, SYNC_NAMES);
    }
    await writeMusic(dataDir, music, async (database) => {
      for (const report of reports) await database.run(report);
      await database.run("update meta set value = '2025-01-01' where key = 'built_at'");
    });
    assert.equal((await sync()).up_to_date, true, "an ingest that found nothing new");
  }],

  ["--tables narrows, and the rest stays as it was", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    await writeMusic(
      dataDir,
      { plays: 20, version: "2" },
      (database) => database.run("insert into genre_mappings values ('dream pop', 'pop', null)"),
    );
    const result = await sync({ tables: ["genre_mappings"] });
    assert.deepEqual(Object.keys(result.tables), ["genre_mappings"]);
    assert.equal((await sql`select from plays`).length, 10);
    assert.equal((await sql`select from genre_mappings`).length, 1);
    assert.equal(await fact(sql, "data_version"), "1");
    assert.deepEqual(Object.keys((await sync()).tables), [...SYNC_NAMES]);
    assert.equal((await sql`select from plays`).length, 20);
  }],

  ["meta tells how the tables are declared, once all of them are so", async (bench) => {
    const { dataDir, sql, sync } = bench;
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync({ tables: ["sources"] });
    assert.notEqual(await fact(sql, "synced_fingerprint"), postgresFingerprint());
    await sync();
    assert.equal(await fact(sql, "synced_fingerprint"), postgresFingerprint());
    await sql`update meta set value = 'of another version' where key = 'synced_fingerprint'`;
    await sync({ tables: ["sources"], force: true });
    assert.equal(await fact(sql, "synced_fingerprint"), "of another version");
    assert.equal((await sync()).up_to_date, false);
    assert.equal(await fact(sql, "synced_fingerprint"), postgresFingerprint());
  }],

  ["a dry run says what would happen and changes nothing", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    const result = await sync({ dryRun: true });
    assert.equal(result.tables["plays"]?.rows, 10);
    assert.equal(result.tables["plays"]?.action, "create");
    assert.equal((await sql`select to_regclass('public.plays') as found`)[0]?.["found"], null);
  }],

  ["a database that is not in UTF-8 is refused", async ({ dataDir, sql, sync, url }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sql`create database latin_sync_test template template0 encoding 'LATIN1' locale 'C'`;
    const latin = new URL(url);
    latin.pathname = "/latin_sync_test";
    const error = await failure(sync({ url: latin.href }));
    assert.equal(error.code, "sync-blocked");
    assert.match(error.message, /LATIN1/);
    await sql`drop database latin_sync_test`;
  }],

  ["the tables go where the search path points", async ({ dataDir, sql, sync, url }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sql`create schema music`;
    const elsewhere = `${url}?options=-c%20search_path%3Dmusic`;
    await sync({ url: elsewhere });
    await sync({ url: elsewhere, force: true });
    assert.equal((await sql`select from music.plays`).length, 10);
    assert.equal((await sql`select to_regclass('public.plays') as found`)[0]?.["found"], null);
  }],
];

Deno.test("sync: what arrives is what was sent", (test) => checkSync(test, CHECKS));

Deno.test("sync: what arrives is what was sent, PostgreSQL 15", (test) =>
  checkSyncOn15(test, CHECKS.slice(0, 3)));

async function fact(sql: postgres.Sql, key: string): Promise<string> {
  return String((await sql`select value from meta where key = ${key}`)[0]?.["value"]);
}
