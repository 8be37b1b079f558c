/**
 * Which names may ever be in the top 15, found by long stretches of time: only these few are looked at
 * month by month.
 */
import { TOP } from "../../../db/derived/evolution.ts";
import type { Filters } from "../../filters/params.ts";
import type { Values } from "../../sql.ts";
import { where, whereDates } from "../../where.ts";

/** How many months at the start are examined one by one; after them, whole years are. */
const SINGLE_MONTHS = 12;

/**
 * CTEs that end with `months`: those from the first play on. Each has the number of the stretch of time
 * by which names are sifted first: a month of the first year, a year after that.
 */
export function monthsOf(counted: Filters, values: Values): string {
  return `first as (
  select month_number as month
  from daily_totals
  where date = (
    select min(date)
    from listens
    ${where(counted, values)}
  )
),
months as (
  select distinct month_number, year_month, ${STRETCH} as stretch
  from daily_totals
  ${whereDates(counted, values, ["month_number >= (select month from first)"])}
)`;
}

/** The number of the stretch that a month is in. */
export const STRETCH = `cast(
    case
      when month_number - (select month from first) < ${SINGLE_MONTHS}
      then month_number - (select month from first)
      else ${SINGLE_MONTHS} + (
        month_number - (select month from first)
        - (month_number - (select month from first)) % 12
      ) / 12
    end as integer
  )`;

/** How many of the largest are examined for a lower bound of the fifteenth. */
const LARGEST = 40;

/**
 * CTEs that end with `ids`, those in `stretches` that may be in the top 15 at some time. The fifteenth of
 * the largest has no more than the fifteenth of all. Within a month it is measured at its end, within a
 * year at the end of the stretch before.
 */
export function siftedIds(): string {
  const measured = (column: string) =>
    `case
      when stretch < ${SINGLE_MONTHS} then ${column}
      else coalesce(lag(${column}) over (order by stretch), 0)
    end as ${column}`;
  return `totals as (
  select id, sum(ms) as ms, sum(plays) as plays
  from stretches
  group by id
),
largest as (
  select id
  from (
    select
      id,
      row_number() over (order by ms desc) as ms_rank,
      row_number() over (order by plays desc) as plays_rank
    from totals
  ) as ranked_totals
  where least(ms_rank, plays_rank) <= ${LARGEST}
),
largest_running as (
  select
    times.stretch,
    sum(coalesce(ms, 0)) over (partition by largest.id order by times.stretch) as ms,
    sum(coalesce(plays, 0)) over (partition by largest.id order by times.stretch) as plays
  from largest
  cross join (select distinct stretch from months) as times
  left join (
    select *
    from stretches
    where id in (select id from largest)
  ) as own on own.id = largest.id and own.stretch = times.stretch
),
thresholds as (
  select stretch, ${measured("ms")}, ${measured("plays")}, ${measured("tied_ms")}
  from (
    select
      stretch,
      coalesce(max(ms) filter (where ms_rank = ${TOP}), 0) as ms,
      coalesce(max(plays) filter (where plays_rank = ${TOP}), 0) as plays,
      coalesce(max(ms) filter (where plays_rank = ${TOP}), 0) as tied_ms
    from (
      select
        *,
        row_number() over (partition by stretch order by ms desc) as ms_rank,
        row_number() over (partition by stretch order by plays desc, ms desc) as plays_rank
      from largest_running
    ) as numbered
    group by stretch
  ) as fifteenth
),
possible as (
  -- thresholds only grow, so each name keeps its first stretches and loses the rest
  select stretches.*
  from stretches
  join totals on totals.id = stretches.id
  join thresholds on thresholds.stretch = stretches.stretch
  where totals.ms >= thresholds.ms
    or totals.plays >= thresholds.plays
),
ids as (
  select distinct id
  from (
    select
      id,
      stretch,
      sum(ms) over (partition by id order by stretch) as ms,
      sum(plays) over (partition by id order by stretch) as plays
    from possible
  ) as running
  join thresholds on thresholds.stretch = running.stretch
  where running.ms >= thresholds.ms
    or running.plays > thresholds.plays
    or running.plays = thresholds.plays and running.ms >= tied_ms
)`;
}
