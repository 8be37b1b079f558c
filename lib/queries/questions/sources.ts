import { integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";

const columns = {
  path: text("The path inside the input folder; a ZIP's entries follow its path after a `!`."),
  format: text("What kind of history it is."),
  records: integer("How many records it holds."),
  plays: integer("How many of them are plays."),
  set_aside: integer("How many were set aside."),
  duplicates: integer("How many were met before."),
  rejected: integer("How many could not be used."),
  first_at: maybeText("Its earliest record, in UTC.", "local-time"),
  last_at: maybeText("Its latest record, in UTC.", "local-time"),
  bytes: integer("Its size, unpacked."),
};

/** A file that records came from. */
export type SourceRow = RowOf<typeof columns>;

export const question = list({
  path: "sources",
  exposure: {
    ranges: "months",
    columns: { path: "label", format: "label", first_at: "moment", last_at: "moment" },
  },
  help: "The files that records came from, and what became of their records.",
  noMeaning: [...FILTERS, "credit"],
  columns,
  sql: () => ({
    text: `
select path, format, records, plays, set_aside, duplicates, rejected, first_at, last_at, bytes
from sources
order by source_id`,
    values: [],
  }),
});
