import { hours, integer, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { statement } from "../sql.ts";
import { daysOf } from "./common/days.ts";
import { sessionsOf } from "./common/sessions.ts";

const columns = {
  year_month: text("The month of their first plays."),
  sessions: integer("How many sessions began."),
  days: integer("How many days with a play the month has."),
  hours: hours("Listening in these sessions, in hours."),
  plays: integer("How many plays they have."),
  longest_hours: hours("The most listening in one session, in hours."),
};

/** The sessions of one month. */
export type SessionMonth = RowOf<typeof columns>;

export const question = list({
  path: "sessions-by-month",
  exposure: { ranges: "months", columns: { year_month: "label" } },
  help: "How many sessions began in each month with a play, and how much was listened to in them.",
  params: [...FILTERS, "credit"],
  columns,
  sql: (filters) =>
    statement((values) => `
with days as (
  ${daysOf(filters, values)}
),
months as (
  select year_month, count(*) as days
  from days
  join daily_totals on daily_totals.date = days.date
  group by year_month
),
sessions as (
  ${sessionsOf(filters, values)}
),
begun as (
  select
    year_month,
    count(*) as sessions,
    cast(sum(ms) as bigint) as ms,
    cast(sum(plays) as bigint) as plays,
    max(ms) as longest_ms
  from sessions
  group by year_month
)
select
  months.year_month,
  coalesce(sessions, 0) as sessions,
  days,
  coalesce(ms, 0) as ms,
  coalesce(plays, 0) as plays,
  coalesce(longest_ms, 0) as longest_ms
from months
left join begun on begun.year_month = months.year_month
order by months.year_month collate "C"`),
});
