import { hours, integer, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { isNarrowed, where, whereDates } from "../where.ts";

const columns = {
  date: text("The local day.", "date"),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
};

export const question = list({
  path: "calendar",
  exposure: { ranges: "days", columns: { date: "day" } },
  help: "Hours and plays of each local day with a play.",
  params: [...FILTERS, "credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    if (!isNarrowed(filters)) {
      return values.statement(`
select date, ms, plays
from daily_totals
${whereDates(filters, values)}
order by date`);
    }
    return values.statement(`
select date, cast(sum(ms) as bigint) as ms, count(*) as plays
from listens
${where(filters, values)}
group by date
order by date`);
  },
});
