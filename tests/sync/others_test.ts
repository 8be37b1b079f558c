/** Sync against real PostgreSQL: what belongs to others stays, or stops it before anything is touched. */
import assert from "node:assert/strict";
import type postgres from "postgres";
import { roleSql } from "../../lib/sync/role_sql.ts";
import { SYNC_NAMES } from "../../lib/sync/tables.ts";
import { quoteName } from "../../lib/db/tables.ts";
import { writeMusic } from "../support/music.ts";
import { type Check, checkSync, failure } from "../support/sync_bench.ts";
import { assertSameRows } from "../support/sync_rows.ts";

const CHECKS: readonly Check[] = [
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
    await assertSameRows(sql, dataDir, ["plays"]);
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
];

Deno.test("sync: what belongs to others", (test) => checkSync(test, CHECKS));

async function can(sql: postgres.Sql, role: string, name: string, right: string): Promise<boolean> {
  const rows = await sql`select has_table_privilege(${role}, ${name}, ${right}) as may`;
  return rows[0]?.["may"] === true;
}
