import { hours, integer } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { where } from "../where.ts";

const columns = {
  dow: integer("The weekday, 0 = Sunday."),
  hour: integer("The hour, 0 to 23."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
};

export const question = list({
  path: "heatmap",
  exposure: { ranges: "months", columns: { hour: "hour" } },
  help: "Hours and plays by local weekday and hour; hours without a play are left out.",
  params: [...FILTERS, "credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
select dow, hour, cast(sum(ms) as bigint) as ms, count(*) as plays
from listens
${where(filters, values)}
group by dow, hour
order by dow, hour`);
  },
});
