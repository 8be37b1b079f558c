import { need } from "../tables.ts";
import { type DerivedTable, monthNumber } from "./table.ts";

/** How many plays were the first of their track or artist since the start of a bucket. */
const firsts = (what: "track" | "artist", since?: string) =>
  `count(${what}_id) filter (where previous_${what}_date is null${
    since === undefined ? "" : ` or previous_${what}_date < ${since}`
  })`;

const FIRST = "plays that were the first of their";

const FIRSTS = (["track", "artist"] as const).flatMap((what) => [
  firsts(what, "days.date"),
  firsts(what, "days.week"),
  firsts(what, "days.month_start"),
  firsts(what, "days.year_start"),
  firsts(what),
]).join(",\n      ");

/** The counts of a day; counts of firsts add up to the distinct counts of whole buckets. */
const COUNTS = {
  ms: need("bigint", "listening, in milliseconds"),
  plays: need("integer", "how many plays"),
  first_play_id: need("integer", "its first play"),
  last_play_id: need("integer", "its last play"),
  day_tracks: need("integer", `${FIRST} track in the day`),
  week_tracks: need("integer", `${FIRST} track in the week`),
  month_tracks: need("integer", `${FIRST} track in the month`),
  year_tracks: need("integer", `${FIRST} track in the year`),
  ever_tracks: need("integer", `${FIRST} track ever`),
  day_artists: need("integer", `${FIRST} artist in the day`),
  week_artists: need("integer", `${FIRST} artist in the week`),
  month_artists: need("integer", `${FIRST} artist in the month`),
  year_artists: need("integer", `${FIRST} artist in the year`),
  ever_artists: need("integer", `${FIRST} artist ever`),
};

/** Totals of each day. */
export const DAILY_TOTALS: DerivedTable = {
  help: "One row a local day with plays.",
  columns: {
    date: need("date", "the local day"),
    week: need("date", "the Monday of its week"),
    month_start: need("date", "the first day of its month"),
    year_start: need("date", "the first day of its year"),
    year_month: need("text", "its month as 2024-01"),
    month_number: need("smallint", "its month, counted from January 1970 as 0"),
    year: need("smallint", "its year"),
    dow: need("smallint", "its weekday, 0 = Sunday"),
    day_number: need("integer", "days since 1970-01-01"),
    new_ms: need("bigint", "listening to tracks first played in the same month, in milliseconds"),
    new_plays: need("integer", "plays of such tracks"),
    ...COUNTS,
  },
  key: ["date"],
  synced: true,
  needs: ["listens"],
  derive: `
    with days as (
      select
        date,
        date_trunc('week', date) as week,
        date_trunc('month', date) as month_start,
        date_trunc('year', date) as year_start
      from (select distinct date from listens)
    )
    select
      date,
      any_value(week),
      any_value(month_start),
      any_value(year_start),
      strftime(date, '%Y-%m'),
      ${monthNumber("date")},
      year(date),
      dayofweek(date),
      date - date '1970-01-01',
      coalesce(sum(ms) filter (where is_discovery), 0),
      count(*) filter (where is_discovery),
      sum(ms),
      count(*),
      min(play_id),
      max(play_id),
      ${FIRSTS}
    from listens
    join days using (date)
    group by date
    order by date`,
};

/** The buckets for which firsts are counted, in column order. */
const BUCKETS = ["day", "week", "month", "year", "ever"] as const;

/** How the totals of days are segmented, each with the SQL that names a segment. */
const SEGMENTS = {
  platform: "platform",
  country: "country",
  "platform and country": "platform || ' ' || country",
  private: "cast(is_private as text)",
};

/** A segmentation of the totals of days. */
export type SegmentKind = keyof typeof SEGMENTS;

/** Totals of each day by platform, by country and by both; firsts are those in the segment. */
export const DAILY_SEGMENTS: DerivedTable = {
  help: "One row a local day and platform, country, both of them, and private sessions or not.",
  columns: {
    kind: need("text", "platform, country, platform and country, or private"),
    name: need("text", "which one, as ios, CA, ios CA or true"),
    date: need("date", "the local day"),
    ...COUNTS,
  },
  key: ["kind", "name", "date"],
  runs: "date",
  synced: true,
  needs: ["listens", "daily_totals"],
  derive: `
    with groups as (
      select cast(row_number() over () as integer) as group_id, platform, country, is_private
      from (select distinct platform, country, is_private from listens)
    ),
    segments as (
      select
        group_id,
        kind,
        name,
        cast(dense_rank() over (order by kind, name) as integer) as segment_id
      from (
        ${
    Object.entries(SEGMENTS)
      .map(([kind, name]) => `select group_id, '${kind}' as kind, ${name} as name from groups`)
      .join("\n        union all\n        ")
  }
      )
      where name is not null
    ),
    grouped as materialized (
      select group_id, date, ms, play_id, track_id, artist_id
      from listens
      join groups
        on groups.platform is not distinct from listens.platform
        and groups.country is not distinct from listens.country
        and groups.is_private = listens.is_private
    ),
    totals as (
      select
        segment_id,
        date,
        sum(ms) as ms,
        count(*) as plays,
        min(play_id) as first_play_id,
        max(play_id) as last_play_id
      from grouped
      join segments using (group_id)
      group by segment_id, date
    ),
    ${firstsIn("track")},
    ${firstsIn("artist")}
    select
      kind,
      name,
      date,
      ms,
      plays,
      first_play_id,
      last_play_id,
      ${BUCKETS.map((bucket) => `coalesce(first_tracks.${bucket}, 0)`).join(", ")},
      ${BUCKETS.map((bucket) => `coalesce(first_artists.${bucket}, 0)`).join(", ")}
    from totals
    join (select distinct segment_id, kind, name from segments) as named using (segment_id)
    left join first_tracks using (segment_id, date)
    left join first_artists using (segment_id, date)
    order by kind, name, date`,
};

/**
 * A CTE that counts, for each day of a segment, the tracks or artists played for the first time in
 * a bucket. Only the first play of a day can be a first, so it looks at days, not plays.
 */
function firstsIn(what: "track" | "artist"): string {
  return `${what}_days as (
      select segment_id, ${what}_id, date
      from (select distinct group_id, ${what}_id, date from grouped where ${what}_id is not null)
      join segments using (group_id)
      group by segment_id, ${what}_id, date
    ),
    linked_${what}s as (
      select
        segment_id,
        date,
        lag(date) over (partition by segment_id, ${what}_id order by date) as previous
      from ${what}_days
    ),
    first_${what}s as (
      select
        segment_id,
        date,
        count(*) as day,
        count(*) filter (where previous is null or previous < week) as week,
        count(*) filter (where previous is null or previous < month_start) as month,
        count(*) filter (where previous is null or previous < year_start) as year,
        count(*) filter (where previous is null) as ever
      from linked_${what}s
      join daily_totals using (date)
      group by segment_id, date
    )`;
}
