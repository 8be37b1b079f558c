/**
 * The basis of derived tables: narrow copies of the records, with hashes in place of texts. DuckDB
 * stores a text once for many rows, so hashing it is quick, while joining and grouping by text is
 * not. The texts of the wide tables are read once.
 */
import { nameId } from "./table.ts";

/** A narrow table of records: the tables it reads, and its select. */
export interface CompactTable {
  readonly needs: readonly string[];
  readonly select: string;
}

const NAME_COLUMNS = ["track_name", "artist_name", "album_name", "spotify_track_uri"];

const CONTEXT_COLUMNS = [
  ...["timezone", "platform", "country", "reason_start", "reason_end", "shuffle", "skipped"],
  ...["offline", "incognito", "source_id"],
];

/**
 * The columns that a wide table of records is reduced to. Postgres sums 32-bit numbers in less than
 * half the time of wider ones, so a play is capped at 24 days; no real play is that long.
 */
const narrow = (key: string) => `
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
    hash(${NAME_COLUMNS.join(", ")}) as variant_id,
    hash(${CONTEXT_COLUMNS.join(", ")}) as context_id`;

/** The track, artist and album of a record; a record without a name has none. */
const ENTITIES = `case when track_name is not null then ${
  nameId("artist_name", "track_name")
} end as track_id,
    case when artist_name is not null then ${nameId("artist_name")} end as artist_id,
    case when album_name is not null then ${nameId("artist_name", "album_name")} end as album_id`;

/** The select of each such table, in the order they are made. */
export const COMPACT = {
  /** One row per play. */
  compact_plays: {
    needs: [],
    select: `
  select ${narrow("play_id")},
    ${ENTITIES}
  from plays`,
  },

  /** One row per record that was set aside. */
  compact_set_aside: {
    needs: [],
    select: `
  select ${narrow("set_aside_id")}, reason
  from set_aside`,
  },

  /** How records were played, each combination once. */
  playback_contexts: {
    needs: [],
    select: `
  select context_id, ${CONTEXT_COLUMNS.map((column) => `first(${column}) as ${column}`).join(", ")}
  from (
    select hash(${CONTEXT_COLUMNS.join(", ")}) as context_id, ${
      CONTEXT_COLUMNS.join(", ")
    } from plays
    union all
    select hash(${CONTEXT_COLUMNS.join(", ")}), ${CONTEXT_COLUMNS.join(", ")} from set_aside
  )
  group by context_id`,
  },

  /** The distinct names under which records were played, with their ids. */
  name_variants: {
    needs: ["compact_plays", "compact_set_aside"],
    select: `
  with first_plays as (
    select variant_id, min(play_id) as play_id
    from compact_plays
    group by variant_id
  ),
  first_aside as (
    select variant_id, min(set_aside_id) as set_aside_id
    from compact_set_aside
    anti join first_plays using (variant_id)
    group by variant_id
  ),
  named as (
    select variant_id, ${NAME_COLUMNS.join(", ")}
    from plays
    join first_plays using (play_id)
    union all
    select variant_id, ${NAME_COLUMNS.join(", ")}
    from set_aside
    join first_aside using (set_aside_id)
  )
  select
    *,
    ${ENTITIES}
  from named`,
  },

  /**
   * Whether most records of a year say if they were skipped. Old exports often flag only what was
   * skipped, so years that are silent on most records do not count as known: otherwise everything
   * in them would seem skipped.
   */
  skip_years: {
    needs: ["compact_plays", "compact_set_aside"],
    select: `
  with records as (
    select year, skipped from compact_plays
    union all
    select year, skipped from compact_set_aside where reason = 'short'
  )
  select year, count(skipped) * 2 >= count(*) as says
  from records
  group by year`,
  },

  /**
   * The listening under each name, and how often its music records, short ones included, were
   * skipped in years that mostly say so.
   */
  variant_totals: {
    needs: ["compact_plays", "compact_set_aside", "name_variants", "skip_years"],
    select: `
  with totals as (
    select
      variant_id,
      count(*) as plays,
      cast(sum(ms) as bigint) as ms,
      min(play_id) as first_play_id,
      max(play_id) as last_play_id,
      min(date) as first_date
    from compact_plays
    group by variant_id
  ),
  records as (
    select variant_id, year, skipped from compact_plays
    union all
    select variant_id, year, skipped from compact_set_aside where reason = 'short'
  ),
  skips as (
    select
      variant_id,
      count(*) as records,
      count(skipped) filter (where says) as known_records,
      count(*) filter (where skipped and says) as skipped_records
    from records
    join skip_years using (year)
    group by variant_id
  )
  select * exclude (track_name, artist_name, album_name)
  from skips
  join name_variants using (variant_id)
  left join totals using (variant_id)`,
  },
} as const satisfies Record<string, CompactTable>;

/** Tables that nothing reads once the derived tables are made. */
export const TEMPORARY = [
  "variant_totals",
  "skip_years",
] as const satisfies (keyof typeof COMPACT)[];

/** The wide tables, reconstructed from the narrow ones. */
export const WIDE = {
  plays: wide("play_id", "compact_plays"),
  set_aside: wide("set_aside_id", "compact_set_aside", ", reason"),
} as const;

function wide(key: string, from: string, also = ""): string {
  return `
  select
    ${key}, played_at, played_at_utc, timezone, ms_played,
    track_name, artist_name, album_name, spotify_track_uri,
    date, year, cast(month(date) as smallint) as month, strftime(date, '%Y-%m') as year_month,
    dow, dayname(date) as dow_name, hour,
    platform, country, reason_start, reason_end, shuffle, playback_contexts.skipped, offline, incognito, source_id${also}
  from ${from}
  join name_variants using (variant_id)
  join playback_contexts using (context_id)`;
}
