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
export const COUNTS = {
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
  help: "One row per local day with plays.",
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
