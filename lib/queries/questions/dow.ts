import { hours, integer, type RowOf, text } from "../columns.ts";
import { FILTERS, type Filters } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { isNarrowed, where, whereDates } from "../where.ts";

const columns = {
  dow: integer("The weekday, 0 = Sunday."),
  dow_name: text("Its name."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
  days: integer("How many such days the range has inside the data, those without a play too."),
};

/** One weekday. */
export type Weekday = RowOf<typeof columns>;

export const question = list({
  path: "dow",
  exposure: { ranges: "days", columns: { dow_name: "label" } },
  help:
    "Hours and plays by local weekday, and on how many such days; weekdays without a play are " +
    "left out.",
  params: [...FILTERS, "credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    const source = isNarrowed(filters)
      ? `select dow, ms, 1 as plays
    from listens
    ${where(filters, values)}`
      : `select dow, ms, plays
    from daily_totals
    ${whereDates(filters, values)}`;
    return values.statement(`
with span as (
  ${spanOf(filters, values)}
)
select
  dow,
  case dow
    when 0 then 'Sunday'
    when 1 then 'Monday'
    when 2 then 'Tuesday'
    when 3 then 'Wednesday'
    when 4 then 'Thursday'
    when 5 then 'Friday'
    else 'Saturday'
  end as dow_name,
  cast(sum(ms) as bigint) as ms,
  cast(sum(plays) as bigint) as plays,
  cast(${weeksTo("last_day")} - ${weeksTo("first_day - 1")} as integer) as days
from (
    ${source}
) as listening
cross join span
group by dow, first_day, last_day
order by dow`);
  },
});

/** The first and the last day of the range inside the data, as days since 1970-01-01. */
function spanOf({ startDate, endDate }: Filters, values: Values): string {
  const number = (day: string) => `${values.add(day, "date")} - date '1970-01-01'`;
  const first = startDate === undefined
    ? "min(day_number)"
    : `greatest(min(day_number), ${number(startDate)})`;
  const last = endDate === undefined
    ? "max(day_number)"
    : `least(max(day_number), ${number(endDate)})`;
  return `select ${first} as first_day, ${last} as last_day
  from daily_totals`;
}

/** How many days up to one are the weekday `dow`, but for a constant: 1970-01-01 was a Thursday. */
function weeksTo(day: string): string {
  const since = `(${day} + 11 - dow)`;
  return `(${since} - ${since} % 7) / 7`;
}
