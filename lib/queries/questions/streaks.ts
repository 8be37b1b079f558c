import { boolean, hours, integer, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { statement } from "../sql.ts";
import { streaksOf } from "./common/days.ts";

const columns = {
  start_date: text("The first day.", "date"),
  end_date: text("The last day.", "date"),
  days: integer("How many days."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
  is_current: boolean("Whether it reaches the last day of the data."),
};

/** One run of days. */
export type Streak = RowOf<typeof columns>;

export const question = list({
  path: "streaks",
  exposure: { ranges: "months", columns: { start_date: "moment", end_date: "moment" } },
  help:
    "Runs of local days with a play on each, the longest first; the one that reaches the last " +
    "day of the data is always among them.",
  params: [...FILTERS, "credit", "limit"],
  defaults: { limit: 10 },
  columns,
  sql: (filters) =>
    statement((values) => `
with ${streaksOf(filters, values)},
ranked as (
  select
    *,
    end_date = (select max(date) from daily_totals) as is_current,
    row_number() over (order by days desc, start_date desc) as rank
  from streaks
)
select start_date, end_date, days, ms, plays, is_current
from ranked
where rank <= ${values.add(filters.limit ?? 10, "integer")}
  or is_current
order by rank`),
});
