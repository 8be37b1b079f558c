import { hours, integer, type RowOf, text } from "../columns.ts";
import { list } from "../question.ts";
import { Values, whereDates } from "../sql.ts";
import { DATES } from "./common/shared.ts";

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
  params: DATES,
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with months as (
  select year_month, count(*) as days
  from daily_totals
  ${whereDates(filters, values)}
  group by year_month
),
begun as (
  select
    year_month,
    count(*) as sessions,
    cast(sum(ms) as bigint) as ms,
    cast(sum(plays) as bigint) as plays,
    max(ms) as longest_ms
  from listening_sessions
  ${whereDates(filters, values)}
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
order by months.year_month collate "C"`);
  },
});
