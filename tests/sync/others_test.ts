/** Sync against real PostgreSQL: what belongs to others stays, or stops it before anything is touched. */
import assert from "node:assert/strict";
import type postgres from "postgres";
import { roleSql } from "../../lib/sync/role_sql.ts";
import { SYNC_NAMES } from "../../lib/sync/tables.ts";
import { quoteName } from "../../lib/db/tables.ts";
import { addHostileRows, writeMusic } from "../support/music.ts";
import { type Check, checkSync, failure } from "../support/sync_bench.ts";
import { assertSameRows } from "../support/sync_rows.ts";

const CHECKS: readonly Check[] = [
  ["grants are carried over, and reach new tables", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    const role = `reader_${crypto.randomUUID().slice(0, 8)}`;
    const other = `other_${crypto.randomUUID().slice(0, 8)}`;
    const reserved = await sql.reserve();
    await reserved.unsafe(roleSql().replaceAll("tonearm_site", role));
    reserved.release();
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
    await writeMusic(dataDir, { plays: 25, version: "2" }, async (database) => {
      for (const name of ["tracks", "artists"] as const) await addHostileRows(database, name);
    });
    const { tables } = await sync();
    assert.equal(tables["plays"]?.action, "replace rows");
    assert.equal(tables["tracks"]?.action, "replace rows");
    assert.equal(tables["artists"]?.action, "replace rows");
    assert.equal(tables["sources"]?.action, "keep");
    assert.equal(tables["played_tracks"]?.action, "replace");
    const titles = await sql`select track_name from more_titles`;
    assert.equal(titles.length, 25);
    assert.match(String(titles[0]?.["track_name"]), /of 2$/);
    await assertSameRows(sql, dataDir, ["plays", "tracks", "artists"]);
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
    assert.match(error.message, /view public\.titles/);
    assert.match((await failure(sync({ swap: "rename" }))).message, /view public\.titles/);
    assert.equal((await sql`select from titles`).length, 10);
  }],

  ["indexes of another version's own are renewed", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    await unmark(sql);
    await sql.unsafe(`
      create index plays_spotify_track_uri_idx on plays (spotify_track_uri);
      create index listens_session_id_idx on listens (session_id);
      drop index plays_date_brin`);
    const declared = await indexesOf(sql, "plays", "listens");
    const first = await sync({ force: true });
    assert.equal(first.tables["plays"]?.action, "replace");
    assert.equal(first.tables["listens"]?.action, "replace");
    const expected = [
      ...declared.filter((name) => !/spotify_track_uri|session_id/.test(name)),
      "plays_date_brin",
    ].sort();
    assert.deepEqual(await indexesOf(sql, "plays", "listens"), expected);
    // The same where the table stays, and for an index that carries the mark.
    await unmark(sql);
    await sql.unsafe(`
      create view titles as select track_name from plays;
      create index plays_spotify_track_uri_idx on plays (spotify_track_uri);
      drop index plays_date_brin`);
    const second = await sync({ force: true });
    assert.equal(second.tables["plays"]?.action, "keep");
    assert.deepEqual(await indexesOf(sql, "plays", "listens"), expected);
    await sql.unsafe(`
      create index plays_by_country on plays (country);
      comment on index plays_by_country is 'Tonearm';
      create index plays_spotify_track_uri_idx on plays (spotify_track_uri)`);
    await sync({ force: true });
    // Tonearm marks its indexes since: one of that name without the mark is somebody else's.
    assert.deepEqual(
      await indexesOf(sql, "plays", "listens"),
      [...expected, "plays_spotify_track_uri_idx"].sort(),
    );
    await sql`drop view titles`;
    assert.equal((await sync({ force: true })).tables["plays"]?.action, "keep");
    await sync({ force: true, swap: "steps" });
    assert.deepEqual(
      await indexesOf(sql, "plays", "listens"),
      [...expected, "plays_spotify_track_uri_idx"].sort(),
    );
  }],

  ["a table that is no longer declared goes, unless something depends on it", async (bench) => {
    const { dataDir, sql, sync } = bench;
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    const old = ["old_totals", "old_parts", "copied"];
    for (const name of old) {
      await sql.unsafe(`create table ${name} (n integer);
        comment on table ${name} is 'Tonearm: of an older version'`);
    }
    await sql`create view parts as select * from old_parts`;
    // A copy that somebody made of a table took the comment along; no sync has noted it.
    await sql`update meta set value = (value::jsonb || '{"old_totals": "x", "old_parts": "x"}')::text
      where key = 'synced_tables'`;
    const left = async () => {
      const rows = await sql`select relname from pg_class where relname in ${sql(old)} order by 1`;
      return rows.map(({ relname }) => relname);
    };
    await sync({ force: true, tables: ["sources"] });
    assert.deepEqual(await left(), ["copied", "old_parts", "old_totals"]);
    await sync({ force: true });
    assert.deepEqual(await left(), ["copied", "old_parts"]);
    await sql`drop view parts`;
    await sync({ force: true, swap: "steps" });
    assert.deepEqual(await left(), ["copied"]);
    const [{ noted = "" } = {}] =
      await sql`select value as noted from meta where key = 'synced_tables'`;
    assert.deepEqual(Object.keys(JSON.parse(String(noted))).sort(), [...SYNC_NAMES].sort());
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
];

Deno.test("sync: what belongs to others", (test) => checkSync(test, CHECKS));

/** Takes the marks away from all indexes, as versions left them that did not mark theirs. */
async function unmark(sql: postgres.Sql): Promise<void> {
  const indexes = await sql`select indexname from pg_indexes where schemaname = 'public'`;
  const statements = indexes.map((row) =>
    `comment on index ${quoteName(String(row["indexname"]))} is null`
  );
  await sql.unsafe(statements.join(";"));
}

async function indexesOf(sql: postgres.Sql, ...tables: string[]): Promise<string[]> {
  const rows = await sql`select indexname from pg_indexes
    where schemaname = 'public' and tablename in ${sql(tables)}`;
  return rows.map((row) => String(row["indexname"])).sort();
}

async function can(sql: postgres.Sql, role: string, name: string, right: string): Promise<boolean> {
  const rows = await sql`select has_table_privilege(${role}, ${name}, ${right}) as may`;
  return rows[0]?.["may"] === true;
}
