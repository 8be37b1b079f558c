/**
 * What derived tables are made from: the records once more, narrow, with hashes in place of texts.
 * Hashing is quick where DuckDB stores a text once for many rows, joining and grouping by text is
 * not; so the texts of the wide tables are read once.
 */
import { nameId } from "./table.ts";

const NAME_COLUMNS = ["track_name", "artist_name", "album_name", "spotify_track_uri"];

const WAY_COLUMNS = [
  ...["timezone", "platform", "country", "reason_start", "reason_end", "shuffle", "skipped"],
  ...["offline", "incognito", "source_id"],
];

/**
 * What a wide table of records is reduced to. Postgres sums 32-bit numbers in less than half the time
 * of wider ones; a play of more than 24 days, which no record of listening is, counts as that long.
 */
const numbered = (key: string) => `
    ${key},
    played_at,
    played_at_utc,
    ms_played,
    cast(least(ms_played, 2147483647) as integer) as ms,
    date,
    year,
    dow,
    hour,
    skipped,
    hash(${NAME_COLUMNS.join(", ")}) as name_id,
    hash(${WAY_COLUMNS.join(", ")}) as way_id`;

/** What a record is of. Without its name a record is of no track, artist or album at all. */
const ENTITIES = `case when track_name is not null then ${
  nameId("artist_name", "track_name")
} end as track_id,
    case when artist_name is not null then ${nameId("artist_name")} end as artist_id,
    case when album_name is not null then ${nameId("artist_name", "album_name")} end as album_id`;

/** The select of each such table, in the order they are made. */
export const NUMBERED = {
  /** One row a play. */
  numbered_plays: `
  select ${numbered("play_id")},
    ${ENTITIES}
  from plays`,

  /** One row a record that was set aside. */
  numbered_aside: `
  select ${numbered("set_aside_id")}, reason
  from set_aside`,

  /** The ways in which records were played, each once. */
  ways: `
  select way_id, ${WAY_COLUMNS.map((column) => `first(${column}) as ${column}`).join(", ")}
  from (
    select hash(${WAY_COLUMNS.join(", ")}) as way_id, ${WAY_COLUMNS.join(", ")} from plays
    union all
    select hash(${WAY_COLUMNS.join(", ")}), ${WAY_COLUMNS.join(", ")} from set_aside
  )
  group by way_id`,

  /** The names under which records were played, each once, with the numbers made of them. */
  names: `
  with first_plays as (
    select name_id, min(play_id) as play_id
    from numbered_plays
    group by name_id
  ),
  first_aside as (
    select name_id, min(set_aside_id) as set_aside_id
    from numbered_aside
    anti join first_plays using (name_id)
    group by name_id
  ),
  named as (
    select name_id, ${NAME_COLUMNS.join(", ")}
    from plays
    join first_plays using (play_id)
    union all
    select name_id, ${NAME_COLUMNS.join(", ")}
    from set_aside
    join first_aside using (set_aside_id)
  )
  select
    *,
    ${ENTITIES}
  from named`,

  /**
   * The listening under each name, and how often all its music records, the short ones too, were
   * skipped. Old exports often say nothing of what was not skipped: years that are silent on most
   * records do not count as known, else everything of theirs would seem skipped.
   */
  name_totals: `
  with totals as (
    select
      name_id,
      count(*) as plays,
      cast(sum(ms) as bigint) as ms,
      min(play_id) as first_play_id,
      max(play_id) as last_play_id,
      min(date) as first_date
    from numbered_plays
    group by name_id
  ),
  records as (
    select name_id, year, skipped from numbered_plays
    union all
    select name_id, year, skipped from numbered_aside where reason = 'short'
  ),
  years as (
    select year, count(skipped) * 2 >= count(*) as says
    from records
    group by year
  ),
  skips as (
    select
      name_id,
      count(*) as records,
      count(skipped) filter (where says) as known_records,
      count(*) filter (where skipped and says) as skipped_records
    from records
    join years using (year)
    group by name_id
  )
  select * exclude (track_name, artist_name, album_name)
  from skips
  join names using (name_id)
  left join totals using (name_id)`,
} as const;

/** Those that nothing is read from once the derived tables are there. */
export const SCRATCH = ["name_totals"] as const satisfies (keyof typeof NUMBERED)[];

/** The wide tables as they were, read from the narrow ones. */
export const WIDE = {
  plays: wide("play_id", "numbered_plays"),
  set_aside: wide("set_aside_id", "numbered_aside", ", reason"),
} as const;

function wide(key: string, from: string, also = ""): string {
  return `
  select
    ${key}, played_at, played_at_utc, timezone, ms_played,
    track_name, artist_name, album_name, spotify_track_uri,
    date, year, cast(month(date) as smallint) as month, strftime(date, '%Y-%m') as year_month,
    dow, dayname(date) as dow_name, hour,
    platform, country, reason_start, reason_end, shuffle, ways.skipped, offline, incognito, source_id${also}
  from ${from}
  join names using (name_id)
  join ways using (way_id)`;
}
