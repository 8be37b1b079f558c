import type { Filters } from "../../filters/params.ts";
import { type Sql, statement, type Values } from "../../sql.ts";
import { isNarrowed, where, whereDates } from "../../where.ts";

/** A select of the days with a play under the filters: `date`, `ms` and `plays`. */
export function daysOf(filters: Filters, values: Values): string {
  return isNarrowed(filters)
    ? `select date, sum(ms) as ms, count(*) as plays
  from listens
  ${where(filters, values)}
  group by date`
    : `select date, ms, plays
  from daily_totals
  ${whereDates(filters, values)}`;
}

/** Listening by month. */
export function monthsSql(filters: Filters): Sql {
  return statement((values) => `
with days as (
  ${daysOf(filters, values)}
)
select
  year_month,
  cast(sum(days.ms) as bigint) as ms,
  cast(sum(days.plays) as bigint) as plays
from days
join daily_totals on daily_totals.date = days.date
group by year_month
order by year_month collate "C"`);
}

/**
 * CTEs that end with `streaks`: runs of days with a play on each, with `start_date`, `end_date`,
 * `days`, `ms` and `plays`.
 */
export function streaksOf(filters: Filters, values: Values): string {
  return `played_days as (
  ${daysOf(filters, values)}
),
numbered as (
  select
    played_days.*,
    day_number - row_number() over (order by played_days.date) as run
  from played_days
  join daily_totals on daily_totals.date = played_days.date
),
streaks as (
  select
    min(date) as start_date,
    max(date) as end_date,
    count(*) as days,
    cast(sum(ms) as bigint) as ms,
    cast(sum(plays) as bigint) as plays
  from numbered
  group by run
)`;
}
