import { hours, integer, type RowOf, text } from "../columns.ts";
import { list } from "../question.ts";
import { isRefined, Values, where, whereDates } from "../sql.ts";
import { NARROWED } from "./common/shared.ts";

const columns = {
  dow: integer("The weekday, 0 = Sunday."),
  dow_name: text("Its name."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
};

/** One weekday. */
export type Weekday = RowOf<typeof columns>;

export const question = list({
  path: "dow",
  exposure: { ranges: "days", columns: { dow_name: "label" } },
  help: "Hours and plays by local weekday.",
  params: NARROWED,
  columns,
  sql: (filters) => {
    const values = new Values();
    const source = isRefined(filters)
      ? `select dow, ms, 1 as plays
    from listens
    ${where(filters, values)}`
      : `select dow, ms, plays
    from daily_totals
    ${whereDates(filters, values)}`;
    return values.statement(`
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
  cast(sum(plays) as bigint) as plays
from (
    ${source}
) as listening
group by dow
order by dow`);
  },
});
