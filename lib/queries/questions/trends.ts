import { hours, integer, oneOf, type RowOf, text } from "../columns.ts";
import { type Filters, GRANULARITIES } from "../filters/params.ts";
import { list } from "../question.ts";
import { isRefined, onlySegment, Values, where, whereDates } from "../sql.ts";
import { NARROWED } from "./common/shared.ts";

const columns = {
  period: text("The bucket: 2024-01-31, a week by its Monday, 2024-01 or 2024."),
  granularity: oneOf(GRANULARITIES, "How long the bucket is."),
  start_date: text("The first day of the bucket with a play.", "date"),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
  unique_tracks: integer("How many different tracks in the bucket."),
  unique_artists: integer("How many different artists in the bucket."),
};

/** One bucket of a trend. */
export type Trend = RowOf<typeof columns>;

export const question = list({
  path: "trends",
  exposure: {
    ranges: "days",
    columns: { period: "bucket", granularity: "label", start_date: "moment" },
  },
  help: "Hours, plays, different tracks and artists by day, week (from Monday), month or year; " +
    "buckets without a play are left out.",
  params: [...NARROWED, "granularity"],
  columns,
  sql: (filters) =>
    isRefined(filters) && onlySegment(filters) === undefined ? refined(filters) : byDays(filters),
});

/** The granularity that was asked for, or the one that suits the days from first to last. */
function scale({ granularity }: Filters, values: Values): string {
  if (granularity !== undefined) return `min(${values.add(granularity, "text")})`;
  return `case
      when max(day_number) - min(day_number) < 62 then 'day'
      when max(day_number) - min(day_number) < 366 then 'week'
      else 'month'
    end`;
}

const PERIOD = `case granularity
      when 'day' then cast(date as text)
      when 'week' then cast(week as text)
      when 'month' then year_month
      else cast(year as text)
    end`;

const firsts = (what: string) =>
  `case granularity
      when 'day' then day_${what}
      when 'week' then week_${what}
      when 'month' then month_${what}
      else year_${what}
    end as ${what}`;

/**
 * Counts of firsts add up to distinct counts over whole buckets; only a first bucket that the range
 * cuts into is counted again.
 */
function byDays(filters: Filters) {
  const values = new Values();
  const { startDate } = filters;
  const segment = onlySegment(filters);
  // Whatever was played before the start says nothing of one platform or country.
  const start = startDate === undefined || segment !== undefined
    ? ""
    : values.add(startDate, "date");
  const since = (what: string) =>
    segment === undefined
      ? `count(${what}_id) filter (
      where previous_${what}_date is null or previous_${what}_date < ${start}
    ) as ${what}s`
      : `count(distinct ${what}_id) as ${what}s`;
  return values.statement(`
with days as (
  ${segment === undefined ? "select *\n  from daily_totals" : segmentDays(segment, values)}
  ${whereDates(filters, values)}
),
scale as (
  select ${scale(filters, values)} as granularity
  from days
),
sorted as (
  select
    granularity,
    ${PERIOD} as period,
    date,
    ms,
    plays,
    ${firsts("tracks")},
    ${firsts("artists")}
  from days
  cross join scale
),
totals as (
  select
    granularity,
    period,
    min(date) as start_date,
    max(date) as end_date,
    sum(ms) as ms,
    sum(plays) as plays,
    sum(tracks) as tracks,
    sum(artists) as artists
  from sorted
  group by granularity, period
)${
    startDate === undefined ? "" : `,
cut as (
  select period, end_date
  from totals
  order by period collate "C"
  limit 1
),
recount as (
  select ${since("track")}, ${since("artist")}
  from listens
  ${where(filters, values, ["date <= (select end_date from cut)"])}
)`
  }
select
  totals.period,
  granularity,
  start_date,
  cast(ms as bigint) as ms,
  cast(plays as bigint) as plays,
  ${
    startDate === undefined
      ? `cast(tracks as bigint) as unique_tracks,
  cast(artists as bigint) as unique_artists
from totals`
      : `cast(case when cut.period is null then totals.tracks else recount.tracks end as bigint) as unique_tracks,
  cast(case when cut.period is null then totals.artists else recount.artists end as bigint) as unique_artists
from totals
cross join recount
left join cut on cut.period = totals.period`
  }
order by totals.period collate "C"`);
}

/** The days of one platform, country or both, with what `daily_totals` knows of the calendar. */
function segmentDays(
  { kind, name }: NonNullable<ReturnType<typeof onlySegment>>,
  values: Values,
): string {
  return `select *
  from (
    select week, year_month, year, day_number, daily_segments.*
    from daily_segments
    join daily_totals on daily_totals.date = daily_segments.date
    where kind = '${kind}'
      and name = ${values.add(name, "text")}
  ) as days`;
}

function refined(filters: Filters) {
  const values = new Values();
  return values.statement(`
with chosen as (
  select date, track_id, artist_id, ms
  from listens
  ${where(filters, values)}
),
scale as (
  select ${scale(filters, values)} as granularity
  from daily_totals
  where date in (select min(date) from chosen union all select max(date) from chosen)
),
tracks as (
  select
    case granularity
      when 'day' then chosen.date
      when 'week' then week
      when 'month' then month_start
      else year_start
    end as bucket,
    track_id,
    artist_id,
    min(chosen.date) as start_date,
    sum(chosen.ms) as ms,
    count(*) as plays
  from chosen
  join daily_totals on daily_totals.date = chosen.date
  cross join scale
  group by 1, 2, 3
),
artists as (
  select
    bucket,
    artist_id,
    min(start_date) as start_date,
    sum(ms) as ms,
    sum(plays) as plays,
    count(track_id) as tracks
  from tracks
  group by bucket, artist_id
),
totals as (
  select
    bucket,
    min(start_date) as start_date,
    cast(sum(ms) as bigint) as ms,
    cast(sum(plays) as bigint) as plays,
    cast(sum(tracks) as bigint) as unique_tracks,
    count(artist_id) as unique_artists
  from artists
  group by bucket
)
select
  ${PERIOD} as period,
  granularity,
  start_date,
  totals.ms,
  totals.plays,
  unique_tracks,
  unique_artists
from totals
join daily_totals on daily_totals.date = start_date
cross join scale
order by start_date`);
}
