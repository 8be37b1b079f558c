/** Syncs of what has changed: after any edits Postgres holds what a sync of everything would give. */
import assert from "node:assert/strict";
import type postgres from "postgres";
import { Database } from "../../lib/db/duckdb.ts";
import { SYNC_NAMES } from "../../lib/sync/tables.ts";
import type { Swap } from "../../lib/sync/swaps.ts";
import { writeMusic } from "../support/music.ts";
import { type Bench, type Check, checkSync } from "../support/sync_bench.ts";
import { assertSameRows } from "../support/sync_rows.ts";

const PLAYS = 1500;
const SEEDS = [1, 2, 3];
const STEPS = 5;

/** Numbers that look drawn, the same for a seed. */
type Draw = (below: number) => number;

/** Edits as ingest, enrichment and people make them, each with what it does to the DuckDB file. */
const EDITS: Readonly<Record<string, (draw: Draw) => readonly string[]>> = {
  "new plays at the end": (draw) => [insertPlays(1 + draw(60), "max(played_at_utc)")],
  "new plays in the middle": (draw) => [
    insertPlays(1 + draw(20), `min(played_at_utc) + to_days(${draw(10)})`),
  ],
  "a changed name in the middle": (draw) => [
    `update plays set artist_name = artist_name || ' renamed' where artist_name = 'Artist ${
      draw(400)
    }'`,
    `update plays set album_name = null where play_id = ${1 + draw(PLAYS)}`,
  ],
  "a removed export": (draw) => [`delete from plays where source_id = ${1 + draw(5)}`],
  "rules that leave an artist out": (draw) => [
    `insert into set_aside by name
     select
       (select coalesce(max(set_aside_id), 0) from set_aside) + row_number() over () as set_aside_id,
       * exclude (play_id),
       'left out' as reason
     from plays where hash(artist_name) % 40 = ${draw(40)}`,
    "delete from plays where (played_at_utc, ms_played) in (select played_at_utc, ms_played from set_aside)",
  ],
  "skipped records": (draw) => [
    `insert into set_aside by name
     select
       (select coalesce(max(set_aside_id), 0) from set_aside) + row_number() over () as set_aside_id,
       * exclude (play_id, ms_played),
       2000 as ms_played,
       'short' as reason
     from plays using sample ${1 + draw(30)} rows (reservoir, ${draw(1000)})`,
  ],
  "fetched metadata": (draw) => [
    `insert into tracks by name
     select
       spotify_track_uri,
       any_value(track_name) as track_name,
       1960 + ${draw(60)} as release_year,
       ${draw(100)} as popularity,
       'ISRC' || ${draw(9)} as isrc
     from plays
     where hash(spotify_track_uri) % 9 = ${draw(9)}
       and spotify_track_uri not in (select spotify_track_uri from tracks)
     group by spotify_track_uri`,
    `update tracks set popularity = ${draw(100)}, album_image_url = 'https://example.org/${draw(9)}'
     where hash(spotify_track_uri) % 30 = ${draw(30)}`,
    `delete from artists where hash(artist_name) % 3 = ${draw(3)}`,
    `insert into artists by name
     select artist_name, 'genre ' || (hash(artist_name) % ${2 + draw(5)}) as genres
     from plays where hash(artist_name) % 3 = ${draw(3)} and artist_name is not null
       and artist_name not in (select artist_name from artists)
     group by artist_name`,
    `update meta set value = '${draw(1e9)}' where key = 'metadata_version'`,
  ],
};

/** What somebody may do to the rows in Postgres. */
const MEDDLING: readonly ((draw: Draw) => string)[] = [
  (draw) => `update plays set track_name = 'edited by hand' where play_id = ${1 + draw(PLAYS)}`,
  (draw) => `delete from listens where play_id % 500 = ${draw(500)}`,
  (draw) => `update played_tracks set plays = plays + 1 where track_id % 50 = ${draw(50)}`,
  () => "insert into genre_mappings values ('by hand', 'other', null)",
  () => "truncate daily_totals",
  () => "update meta set value = left(value, -9) where key = 'sync_manifest'",
  () => "delete from meta where key = 'sync_manifest'",
];

const CHECKS: readonly Check[] = SEEDS.map((seed) => [
  `random edits, seed ${seed}`,
  async (bench) => await editAndSync(bench, drawing(seed)),
]);

Deno.test("sync: what has changed", (test) => checkSync(test, CHECKS));

Deno.test("sync: a month more is a small part of what there is", (test) =>
  checkSync(test, [["in rows, bytes and tables that stay", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 20_000, version: "1" });
    await edit(dataDir, []);
    const first = await sync();
    assert.equal(first.rows_sent, first.rows);
    await edit(dataDir, [insertPlays(300, "max(played_at_utc)")]);
    const next = await sync();
    await assertSameRows(sql, dataDir, SYNC_NAMES);
    assert.ok(
      next.rows_sent < 0.2 * first.rows_sent,
      `${next.rows_sent} of ${first.rows_sent} rows`,
    );
    assert.ok(next.bytes_sent < 0.2 * first.bytes_sent, `${next.bytes_sent} bytes`);
    assert.equal(next.tables["plays"]?.action, "replace rows");
    assert.equal(next.tables["tracks"]?.action, "keep");
  }]]));

async function editAndSync({ dataDir, sql, sync }: Bench, draw: Draw): Promise<void> {
  await writeMusic(dataDir, { plays: PLAYS, version: "0" }, async (database) => {
    await database.run("insert into meta values ('metadata_version', '0')");
    await database.run(`update plays set source_id = 1 + play_id // ${PLAYS / 5}`);
  });
  await sync();
  for (let step = 1; step <= STEPS; step++) {
    const names = Object.keys(EDITS);
    const chosen = Array.from({ length: 1 + draw(3) }, () => names[draw(names.length)] ?? "");
    await edit(dataDir, chosen.flatMap((name) => EDITS[name]?.(draw) ?? []));
    const meddled = draw(2) === 0 ? MEDDLING[draw(MEDDLING.length)]?.(draw) : undefined;
    if (meddled !== undefined) await sql.unsafe(meddled);
    const swap = (["auto", "auto", "rows", "steps"] satisfies Swap[])[draw(4)] ?? "auto";
    const result = await sync({ swap });
    assert.equal(result.verified, true);
    const done = `step ${step}: ${chosen.join(", ")}; ${meddled ?? "no meddling"}; ${swap}`;
    await assertSameRows(sql, dataDir, SYNC_NAMES, done);
    await hasOwnFacts(sql);
  }
}

/** Edits the file as a whole new ingest would leave it: numbered in the order of time. */
async function edit(dataDir: string, statements: readonly string[]): Promise<void> {
  const database = await Database.open(`${dataDir}/spotify.duckdb`);
  try {
    for (const sql of statements) await database.run(sql);
    for (const [name, key] of [["plays", "play_id"], ["set_aside", "set_aside_id"]]) {
      await database.run(`create table numbered as
        select row_number() over (order by played_at_utc, ${key}) as ${key}, * exclude (${key})
        from ${name}`);
      await database.run(`delete from ${name}`);
      await database.run(`insert into ${name} by name from numbered order by ${key}`);
      await database.run("drop table numbered");
    }
    const version = crypto.randomUUID();
    await database.run("update meta set value = $1 where key = 'data_version'", [version]);
    await database.run("checkpoint");
  } finally {
    database.close();
  }
}

/** New plays of known tracks, one an hour, after a time. */
function insertPlays(count: number, after: string): string {
  return `insert into plays by name
    select
      * exclude (hours, utc),
      utc as played_at_utc,
      utc - interval 5 hour as played_at,
      utc::date as date, year(utc) as year, month(utc) as month,
      strftime(utc, '%Y-%m') as year_month, dayofweek(utc) as dow, dayname(utc) as dow_name,
      hour(utc) as hour
    from (
      select
        * exclude (played_at, played_at_utc, date, year, month, year_month, dow, dow_name, hour),
        row_number() over () as hours,
        (select ${after} from plays) + to_hours(row_number() over ()) as utc
      from (from plays order by hash(play_id) limit ${count})
    )`;
}

/** What a sync notes about itself is there, and nothing else that is not in the file. */
async function hasOwnFacts(sql: postgres.Sql): Promise<void> {
  const rows = await sql`select key from meta where key like 'sync%' order by key collate "C"`;
  assert.deepEqual(rows.map(({ key }) => key), [
    "sync_id",
    "sync_manifest",
    "synced_at",
    "synced_fingerprint",
    "synced_tables",
  ]);
}

/** mulberry32. */
function drawing(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = (mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed)) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) % below;
  };
}
