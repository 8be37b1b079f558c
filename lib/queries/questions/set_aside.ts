import { hours, integer, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { whereRecords } from "../where.ts";

const columns = {
  reason: text("short, podcast, audiobook, video, implausible, left out or no duration."),
  records: integer("How many records."),
  hours: hours("How long they played, in hours."),
};

/** The records set aside for one reason. */
export type SetAside = RowOf<typeof columns>;

export const question = list({
  path: "set-aside",
  exposure: { ranges: "months", columns: { reason: "label" } },
  help: "Records that are kept but don’t count as plays, by reason, such as too short or podcast.",
  params: FILTERS,
  noMeaning: ["credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
select reason, count(*) as records, cast(sum(ms_played) as bigint) as ms
from set_aside
${whereRecords(filters, values)}
group by reason
order by records desc, reason collate "C"`);
  },
});
