/** Sync against real PostgreSQL: what arrives is what was sent, and what belongs to others stays. */
import assert from "node:assert/strict";
import postgres from "postgres";
import { derive } from "../lib/derived.ts";
import { type Database, openCopy } from "../lib/duckdb.ts";
import { CliError } from "../lib/errors.ts";
import { roleSql } from "../lib/sync/role_sql.ts";
import { syncDatabase, type SyncOptions } from "../lib/sync/sync.ts";
import type { SyncResult } from "../lib/sync/result.ts";
import { SYNC_NAMES } from "../lib/sync/tables.ts";
import { quoteName, table, TABLE_NAMES } from "../lib/tables.ts";
import { addHostileRows, HOSTILE_TEXTS, writeMusic } from "./music.ts";
import { type PostgresServer, startPostgres, systemPostgres15 } from "./postgres_server.ts";

const FROM_FILE = TABLE_NAMES.filter((name) => table(name).synced);

/** A database of each kind, and a folder with a DuckDB file. */
interface Bench {
  readonly url: string;
  readonly dataDir: string;
  readonly sql: postgres.Sql;
  /** Syncs, quickly impatient. */
  readonly sync: (options?: Partial<SyncOptions>) => Promise<SyncResult>;
}

Deno.test("sync: PostgreSQL", async (test) => {
  const programs = [undefined, await systemPostgres15()];
  if (programs[1] === undefined) console.log("PostgreSQL 15 is not on this machine: skipped");
  for (const [at, each] of programs.entries()) {
    if (at > 0 && each === undefined) continue;
    await using server = await startPostgres(each === undefined ? {} : { programs: each });
    for (const [name, check] of at === 0 ? CHECKS : CHECKS.slice(0, 3)) {
      await test.step(`${server.name}: ${name}`, () => withBench(server, check));
    }
  }
});

const CHECKS: readonly (readonly [string, (bench: Bench) => Promise<void>])[] = [
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
    for (const name of SYNC_NAMES) {
      assert.deepEqual(await rowsThere(sql, name), await rowsHere(dataDir, name), name);
    }
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
      assert.deepEqual(await rowsThere(sql, "plays"), await rowsHere(dataDir, "plays"), swap);
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
    assert.ok(names.has("plays_artist_name_track_name_idx"));
    const [{ comment = "" } = {}] = await sql`select obj_description('plays'::regclass) as comment`;
    assert.match(String(comment), /^Tonearm: One row a play/);
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

  ["a dry run says what would happen and changes nothing", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    const result = await sync({ dryRun: true });
    assert.equal(result.tables["plays"]?.rows, 10);
    assert.equal(result.tables["plays"]?.action, "create");
    assert.equal((await sql`select to_regclass('public.plays') as found`)[0]?.["found"], null);
  }],

  ["grants are carried over, and reach new tables", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    const role = `reader_${crypto.randomUUID().slice(0, 8)}`;
    const other = `other_${crypto.randomUUID().slice(0, 8)}`;
    await sql.unsafe(roleSql().replaceAll("tonearm_site", role));
    await sql.unsafe(`create role ${other};
      grant select (play_id, track_name), insert on plays to ${other} with grant option;
      drop table track_links`);
    await writeMusic(dataDir, { plays: 11, version: "2" });
    await sync();
    for (const name of SYNC_NAMES) {
      assert.equal(await can(sql, role, name, "select"), true, name);
      assert.equal(await can(sql, role, name, "insert"), false, name);
    }
    const [column] = await sql`select
      has_column_privilege(${other}, 'plays', 'track_name', 'select with grant option') as may,
      has_column_privilege(${other}, 'plays', 'album_name', 'select') as may_not`;
    assert.deepEqual({ ...column }, { may: true, may_not: false });
    await sql.unsafe(`drop owned by ${role}, ${other}; drop role ${role}, ${other}`);
  }],

  ["views, policies, triggers and indexes of others keep working", async (bench) => {
    const { dataDir, sql, sync } = bench;
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    await sql.unsafe(`
      create view titles as select track_name from plays;
      create view more_titles as select * from titles;
      create materialized view counted as select count(*) from tracks;
      create index own_index on artists (followers);
      alter table sources enable row level security;
      create table notes (play_id integer, about plays)`);
    await writeMusic(dataDir, { plays: 25, version: "2" });
    const { tables } = await sync();
    assert.equal(tables["plays"]?.action, "replace rows");
    assert.equal(tables["tracks"]?.action, "replace rows");
    assert.equal(tables["artists"]?.action, "replace rows");
    assert.equal(tables["sources"]?.action, "replace rows");
    assert.equal(tables["meta"]?.action, "replace");
    const titles = await sql`select track_name from more_titles`;
    assert.equal(titles.length, 25);
    assert.match(String(titles[0]?.["track_name"]), /of 2$/);
    assert.deepEqual(await rowsThere(sql, "plays"), await rowsHere(dataDir, "plays"));
  }],

  ["a view in the way of a changed table stops the sync, which names it", async (bench) => {
    const { dataDir, sql, sync } = bench;
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    await sql.unsafe(`alter table plays add column own text;
      create view titles as select track_name from plays`);
    await writeMusic(dataDir, { plays: 25, version: "2" });
    const error = await failure(sync());
    assert.equal(error.code, "sync-blocked");
    assert.match(error.message, /view titles/);
    assert.match((await failure(sync({ swap: "rename" }))).message, /view titles/);
    assert.equal((await sql`select from titles`).length, 10);
  }],

  ["a foreign key of others that points at a table stops the sync", async (bench) => {
    const { dataDir, sql, sync } = bench;
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    await sql`create table stars (play_id integer constraint starred references plays)`;
    await sql`insert into stars values (1)`;
    const error = await failure(sync({ force: true }));
    assert.equal(error.code, "sync-blocked");
    assert.match(error.message, /starred/);
    assert.equal((await sql`select from plays`).length, 10);
  }],

  ["a table of others by one of the names is left alone", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sql`create table tracks (mine text)`;
    await sql`create table unrelated (mine text)`;
    const error = await failure(sync());
    assert.equal(error.code, "sync-blocked");
    assert.equal(error.where, "public.tracks");
    await sql`drop table tracks`;
    await sql`create view tracks as select 1 as mine`;
    assert.equal((await failure(sync())).code, "sync-blocked");
    await sql`drop view tracks`;
    await sync();
    await sync({ force: true });
    assert.equal((await sql`select from unrelated`).length, 0);
  }],

  ["things of others in the schema of the next tables stop it", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sql.unsafe("create schema tonearm_next; create table tonearm_next.mine (x integer)");
    assert.equal((await failure(sync())).code, "sync-blocked");
    await sql`drop table tonearm_next.mine`;
    await sync();
    assert.equal((await sql`select from plays`).length, 10);
    // Somebody made the schema for a role that may not; it stays.
    assert.equal((await sql`select from pg_namespace where nspname = 'tonearm_next'`).length, 1);
  }],

  ["a role without rights is told what it lacks", async ({ dataDir, sql, sync, url }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    const role = `weak_${crypto.randomUUID().slice(0, 8)}`;
    await sql.unsafe(
      `create role ${role} login password 'pw'; grant usage on schema public to ${role};
      grant select on all tables in schema public to ${role}`,
    );
    const weak = new URL(url);
    [weak.username, weak.password] = [role, "pw"];
    const error = await failure(sync({ url: weak.href, force: true }));
    assert.equal(error.code, "postgres-permission");
    assert.match(error.message, /belongs to/);
    await sql.unsafe(
      SYNC_NAMES.map((name) => `alter table ${quoteName(name)} owner to ${role}`).join(";"),
    );
    const second = await failure(sync({ url: weak.href, force: true }));
    assert.equal(second.code, "postgres-permission");
    assert.match(second.fix ?? "", /grant create/);
    await sql.unsafe(
      `create schema tonearm_next authorization ${role}; grant create on schema public to ${role}`,
    );
    await sync({ url: weak.href, force: true });
    await sync({ url: weak.href, force: true });
    await sql.unsafe(`drop owned by ${role}; drop role ${role}`);
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

  ["two syncs at once: the second waits, or says who holds the lock", async (bench) => {
    const { dataDir, sql, sync } = bench;
    await writeMusic(dataDir, { plays: 1000, version: "1" });
    const both = await Promise.all([sync({ patienceMs: 60_000 }), sync({ patienceMs: 60_000 })]);
    assert.deepEqual(both.map((result) => result.up_to_date).sort(), [false, true]);
    const reserved = await sql.reserve();
    const [mine] =
      await reserved`select pg_backend_pid() as pid, pg_advisory_lock(32773617236406893)`;
    const error = await failure(sync({ force: true, patienceMs: 0 }));
    assert.equal(error.code, "sync-busy");
    assert.match(error.message, new RegExp(`session ${mine?.["pid"]} of`));
    await reserved`select pg_advisory_unlock_all()`;
    reserved.release();
  }],

  ["a reader that does not let go is named, and nothing is lost", async (bench) => {
    const { dataDir, sql, sync } = bench;
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    const reader = await sql.reserve();
    await reader`begin`;
    const [{ pid = 0 } = {}] = await reader`select pg_backend_pid() as pid, count(*) from plays`;
    await writeMusic(dataDir, { plays: 20, version: "2" });
    const error = await failure(sync({ lockTries: 1 }));
    assert.equal(error.code, "sync-blocked");
    assert.match(error.message, new RegExp(`session ${pid} of`));
    assert.equal((await sql`select from plays`).length, 10);
    // In its place the rows are replaced without a lock that a reader minds.
    await sync({ swap: "rows" });
    await reader`commit`;
    reader.release();
    assert.equal((await sql`select from plays`).length, 20);
  }],

  ["a reader of an old snapshot finds the new tables full", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    const reader = await sql.reserve();
    await reader`begin isolation level repeatable read`;
    await reader`select now()`;
    await reader`select count(*) from pg_class`;
    await writeMusic(dataDir, { plays: 20, version: "2" });
    await sync();
    assert.equal((await reader`select from plays`).length, 20);
    await reader`commit`;
    reader.release();
  }],

  ["readers during a sync see the old data or the new, at once", async (bench) => {
    const { dataDir, sql, sync } = bench;
    await writeMusic(dataDir, { plays: 3000, version: "1" });
    await sync();
    let isDone = false;
    let reads = 0;
    let longest = 0;
    const seen = new Set<string>();
    const read = async () => {
      while (!isDone) {
        const began = performance.now();
        const rows = await sql`
          select
            (select value from meta where key = 'data_version') as version,
            (select count(*)::integer from plays) as plays,
            (select min(track_name) from plays join meta on meta.key = 'data_version') as title`;
        longest = Math.max(longest, performance.now() - began);
        seen.add(JSON.stringify(rows[0]));
        reads++;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const readers = [read(), read()];
    for (const version of ["2", "3", "4"]) {
      await writeMusic(dataDir, { plays: 3000 + Number(version), version });
      await sync({ swap: version === "3" ? "rows" : "auto" });
    }
    isDone = true;
    await Promise.all(readers);
    const expected = ["1", "2", "3", "4"].map((version) =>
      JSON.stringify({
        version,
        plays: version === "1" ? 3000 : 3000 + Number(version),
        title: `Song 0 of ${version}`,
      })
    );
    assert.ok(reads > 10, `${reads} reads`);
    assert.ok(longest < 1000, `${longest} ms`);
    for (const each of seen) assert.ok(expected.includes(each), each);
  }],

  ["a copy that differs is found out, by table and column", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 100, version: "1" });
    await sync();
    // Whatever is copied into plays loses a letter on the way.
    await sql.unsafe(`
      create function spoil() returns event_trigger language plpgsql as $$
      begin
        if to_regclass('tonearm_next.plays_date_idx') is not null then
          update tonearm_next.plays set album_name = 'x' where play_id = 77;
        end if;
      end $$;
      create event trigger spoil on ddl_command_end when tag in ('CREATE INDEX') execute function spoil()`);
    await writeMusic(dataDir, { plays: 120, version: "2" });
    const error = await failure(sync());
    assert.equal(error.code, "sync-mismatch");
    assert.equal(error.where, "plays.album_name");
    assert.equal((await sql`select from plays`).length, 100);
    await sql`drop event trigger spoil`;
    await sync();
    assert.equal((await sql`select from plays`).length, 120);
  }],
];

async function withBench(
  server: PostgresServer,
  check: (bench: Bench) => Promise<void>,
): Promise<void> {
  const url = await server.freshDatabase();
  const dataDir = await Deno.makeTempDir({ prefix: "tonearm-sync-" });
  const sql = postgres(url, { onnotice: () => {}, max: 4 });
  try {
    const sync = (options: Partial<SyncOptions> = {}) => syncDatabase({ dataDir, url, ...options });
    await check({ url, dataDir, sql, sync });
    const left = [...Deno.readDirSync(dataDir)].map(({ name }) => name).sort();
    assert.deepEqual(left, [".lock", "spotify.duckdb"]);
  } finally {
    await sql.end({ timeout: 1 });
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** Rows as texts, by a way that shares nothing with the sync's own. */
async function rowsThere(sql: postgres.Sql, name: string): Promise<string[]> {
  const rows = await sql.unsafe(`select to_json(t)::text as row from ${quoteName(name)} as t
    ${name === "meta" ? "where key not like 'sync%'" : ""}`);
  return rows.map((row) => canonical(String(row["row"]))).sort();
}

async function rowsHere(dataDir: string, name: string): Promise<string[]> {
  const database = await openCopy(`${dataDir}/spotify.duckdb`, async (copy) => {
    await copy.run("copy from database source to memory");
    await derive(copy);
  });
  try {
    const rows = await database.rows(
      `select to_json(t)::varchar as row from ${quoteName(name)} as t`,
    );
    return rows.map((row) => canonical(String(row["row"]))).sort();
  } finally {
    database.close();
  }
}

/** JSON as both engines would write it. */
function canonical(json: string): string {
  const row: Record<string, unknown> = JSON.parse(
    json.replaceAll(/(?<=[:,])(-?\d{16,})(?=[,}])/g, '"$1"'),
  );
  const texts = Object.entries(row).map(([key, value]) => {
    if (typeof value !== "string") return [key, value === 0 ? 0 : value];
    return [
      key,
      value.replaceAll("\0", "\ufffd").replace(/^(\d{4}-\d\d-\d\d)[T ](\d\d:)/, "$1 $2"),
    ];
  });
  return JSON.stringify(Object.fromEntries(texts));
}

async function fact(sql: postgres.Sql, key: string): Promise<string> {
  return String((await sql`select value from meta where key = ${key}`)[0]?.["value"]);
}

async function can(sql: postgres.Sql, role: string, name: string, right: string): Promise<boolean> {
  const rows = await sql`select has_table_privilege(${role}, ${name}, ${right}) as may`;
  return rows[0]?.["may"] === true;
}

async function failure(promise: Promise<unknown>): Promise<CliError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error("it came through");
}
