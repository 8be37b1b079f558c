import { integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { rowsOf, Values } from "../sql.ts";

const columns = {
  path: maybeText("The path of its source."),
  position: integer("Its place in the source, from 1."),
  reason: text("Why it cannot be used."),
};

/** A record that cannot be used. */
export type Reject = RowOf<typeof columns>;

export const question = list({
  path: "rejects",
  exposure: { ranges: "months", columns: { path: "label", reason: "label" } },
  help: "The records that cannot be used: in which file, at which position, and why.",
  params: ["limit", "page"],
  noMeaning: [...FILTERS, "credit"],
  defaults: { limit: 100 },
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
select path, position, reason
from reject_positions
left join sources on sources.source_id = reject_positions.source_id
order by reject_positions.source_id, position
${rowsOf(filters, values)}`);
  },
});
