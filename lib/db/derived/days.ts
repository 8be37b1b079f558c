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

/** What the totals of days are divided by, each with how one of it is named. */
const PARTS = {
  platform: "platform",
  country: "country",
  "platform and country": "platform || ' ' || country",
};

/** Something that the totals of days are divided by. */
export type DayPart = keyof typeof PARTS;

/** Totals of each day by platform, by country and by both; firsts are those there. */
export const DAILY_PARTS: DerivedTable = {
  help: "One row a local day and platform, one a local day and country, and one for both.",
  columns: {
    part: need("text", "platform, country, or platform and country"),
    name: need("text", "which one, as ios, CA or ios CA"),
    date: need("date", "the local day"),
    ...COUNTS,
  },
  key: ["part", "name", "date"],
  synced: true,
  derive: `
    with linked as (
      ${Object.entries(PARTS).map(linkedBy).join("\n      union all\n      ")}
    )
    select
      part,
      name,
      days.date,
      sum(linked.ms),
      count(*),
      min(play_id),
      max(play_id),
      ${FIRSTS}
    from linked
    join daily_totals as days on days.date = linked.date
    group by part, name, days.date
    order by part, name, days.date`,
};

/** The plays that say which part they are of, each with the last before it that is of the same. */
function linkedBy([part, name]: readonly [string, string]): string {
  return `select
        '${part}' as part,
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
