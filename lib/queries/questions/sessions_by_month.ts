import { hours, integer, type RowOf, text } from "../columns.ts";
import { list } from "../question.ts";
import { Values, whereDates } from "../sql.ts";
import { DATES } from "./common/shared.ts";

const columns = {
  year_month: text("The month in which they started."),
  sessions: integer("How many sessions."),
  days: integer("On how many days one started."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
  longest_hours: hours("The most listening in one session, in hours."),
};

/** The sessions of one month. */
export type SessionMonth = RowOf<typeof columns>;

export const question = list({
  path: "sessions-by-month",
  exposure: { ranges: "months", columns: { year_month: "label" } },
  help: "How many sessions began in each month, and how much was listened to in them.",
  params: DATES,
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
select
  year_month,
  count(*) as sessions,
  count(distinct date) as days,
  cast(sum(ms) as bigint) as ms,
  cast(sum(plays) as bigint) as plays,
  max(ms) as longest_ms
from listening_sessions
${whereDates(filters, values)}
group by year_month
order by year_month collate "C"`);
  },
});
