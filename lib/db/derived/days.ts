import { need } from "../tables.ts";
import type { DerivedTable } from "./table.ts";

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

/** What is counted of a day; the counts of firsts add up to distinct counts of whole buckets. */
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

/** How the totals of days are divided, each with the SQL that names one segment. */
const SEGMENTS = {
  platform: "platform",
  country: "country",
  "platform and country": "platform || ' ' || country",
};

/** A division of the totals of days. */
export type SegmentKind = keyof typeof SEGMENTS;

/** Totals of each day by platform, by country and by both; firsts are those in the segment. */
export const DAILY_SEGMENTS: DerivedTable = {
  help: "One row a local day and platform, one a local day and country, and one for both.",
  columns: {
    kind: need("text", "platform, country, or platform and country"),
    name: need("text", "which one, as ios, CA or ios CA"),
    date: need("date", "the local day"),
    ...COUNTS,
  },
  key: ["kind", "name", "date"],
  synced: true,
  needs: ["listens", "daily_totals"],
  derive: `
    with linked as (
      ${Object.entries(SEGMENTS).map(linkedBy).join("\n      union all\n      ")}
    )
    select
      kind,
      name,
      days.date,
      sum(linked.ms),
      count(*),
      min(play_id),
      max(play_id),
      ${FIRSTS}
    from linked
    join daily_totals as days on days.date = linked.date
    group by kind, name, days.date
    order by kind, name, days.date`,
};

/** The plays of known segments, each with the date of the previous play in the same segment. */
function linkedBy([kind, name]: readonly [string, string]): string {
  return `select
        '${kind}' as kind,
        ${name} as name,
        date,
        ms,
        play_id,
        track_id,
        artist_id,
        lag(date) over (
          partition by ${name}, track_id order by play_id
        ) as previous_track_date,
        lag(date) over (
          partition by ${name}, artist_id order by play_id
        ) as previous_artist_date
      from listens
      where ${name} is not null`;
}
