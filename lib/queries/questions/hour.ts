import { hours, integer, type RowOf } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { where } from "../where.ts";

const columns = {
  hour: integer("The hour, 0 to 23."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
};

/** One hour of the day. */
export type Hour = RowOf<typeof columns>;

export const question = list({
  path: "hour",
  exposure: { ranges: "months", columns: { hour: "hour" } },
  help: "Hours and plays by the local hour in which a play ended.",
  params: [...FILTERS, "credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
select hour, cast(sum(ms) as bigint) as ms, count(*) as plays
from listens
${where(filters, values)}
group by hour
order by hour`);
  },
});
