import type { Database } from "../lib/db/duckdb.ts";
import { schemaFacts } from "../lib/db/schema_version.ts";
import { createTable, TABLE_NAMES } from "../lib/db/tables.ts";

/**
 * Fills a new database with `count` plays over twelve years: a Zipf-like choice of 4,000 artists and
 * some tens of thousands of tracks. DuckDB makes them; the same count gives the same plays.
 */
export async function makePlays(database: Database, count: number): Promise<void> {
  for (const name of TABLE_NAMES) await database.run(createTable(name, undefined, false));
  await database.run(`
    insert into plays
    with dice as (
      select
        i,
        (hash(i, 1) % 1000000) / 1000000.0 as d1,
        (hash(i, 2) % 1000000) / 1000000.0 as d2,
        hash(i, 4) % 100 as d4,
        timestamp '2013-01-01' + to_seconds(cast(i * (12.9 * 365.25 * 86400 / ${count}) as bigint)) as utc
      from range(${count}) as numbers(i)
    ),
    chosen as (
      select
        *,
        cast(floor(4000 * d1 * d1 * d1) as integer) as artist,
        cast(floor(30 * d2 * d2) as integer) as track,
        utc - interval 5 hour as local
      from dice
    )
    select
      i + 1, local, utc, 'America/Toronto', 30000 + cast(240000 * d2 as bigint),
      'The Invented Song Number ' || track || ' of ' || artist, 'An Artist Called ' || artist,
      'Some Album ' || (track // 10) || ' by ' || artist,
      'spotify:track:' || substr(md5(artist || '/' || track), 1, 22),
      local::date, year(local), month(local), strftime(local, '%Y-%m'), dayofweek(local), dayname(local), hour(local),
      case when d4 < 45 then 'ios' when d4 < 80 then 'desktop' else 'android' end,
      case when d4 < 90 then 'CA' else 'DE' end, 'trackdone', 'fwdbtn',
      d4 % 2 = 0, d4 < 33, d4 = 7, d4 = 13, 1
    from chosen`);
  await database.run(
    "insert into meta values ('data_version', 'bench'), ('built_at', '2025-01-01T00:00:00')",
  );
  for (const fact of Object.entries(schemaFacts())) {
    await database.run("insert into meta values ($1, $2)", fact);
  }
  await database.run("checkpoint");
}
