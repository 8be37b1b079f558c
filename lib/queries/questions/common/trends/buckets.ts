/** What the ways to compute a trend share: buckets of time, and counts that add up. */
import type { Filters } from "../../../filters/params.ts";
import type { Values } from "../../../sql.ts";

/** The granularity that was asked for, or the one that suits the days from first to last. */
export function scaleOf({ granularity }: Filters, values: Values): string {
  if (granularity !== undefined) return `min(${values.add(granularity, "text")})`;
  return `case
      when max(day_number) - min(day_number) < 62 then 'day'
      when max(day_number) - min(day_number) < 366 then 'week'
      else 'month'
    end`;
}

/** The name of the bucket that a day of `daily_totals` is in, beside a column `granularity`. */
export const PERIOD = `case granularity
      when 'day' then cast(date as text)
      when 'week' then cast(week as text)
      when 'month' then year_month
      else cast(year as text)
    end`;

/**
 * Buckets of days. The plays of a day that were the first of their track or artist since the bucket
 * began add up to distinct counts, unless the range begins within a bucket: that one is counted again.
 *
 * @param days a select of the days with their counts of firsts and their place in the calendar
 * @param recount a select of `tracks` and `artists` of the first bucket, up to `(select end_date from
 *   cut)`; undefined for ranges that begin with the first play
 */
export function bucketsOfDays(
  days: string,
  recount: ((values: Values) => string) | undefined,
  filters: Filters,
  values: Values,
): string {
  const counts = (what: "tracks" | "artists") =>
    recount === undefined ? `cast(${what} as bigint) as unique_${what}` : `cast(
    case when cut.period is null then totals.${what} else recount.${what} end as bigint
  ) as unique_${what}`;
  return `
with days as (
  ${days}
),
scale as (
  select ${scaleOf(filters, values)} as granularity
  from days
),
sorted as (
  select
    granularity,
    ${PERIOD} as period,
    date,
    ms,
    plays,
    ${firstsOf("tracks")},
    ${firstsOf("artists")}
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
    recount === undefined ? "" : `,
cut as (
  select period, end_date
  from totals
  order by period collate "C"
  limit 1
),
recount as (
  ${recount(values)}
)`
  }
select
  totals.period,
  granularity,
  start_date,
  cast(ms as bigint) as ms,
  cast(plays as bigint) as plays,
  ${counts("tracks")},
  ${counts("artists")}
from totals
${
    recount === undefined ? "" : `cross join recount
left join cut on cut.period = totals.period`
  }
order by totals.period collate "C"`;
}

function firstsOf(what: "tracks" | "artists"): string {
  return `case granularity
      when 'day' then day_${what}
      when 'week' then week_${what}
      when 'month' then month_${what}
      else year_${what}
    end as ${what}`;
}
