import { type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";

const columns = {
  code: text("What it is about, one of the codes in docs/errors.md."),
  sentence: text("A sentence or two."),
  numbers: text("What the sentence counts, as a JSON object."),
};

/** Something that the last ingest found and the owner should know. */
export type NoticeRow = RowOf<typeof columns>;

export const question = list({
  path: "notices",
  // They name files and days, so they are for the owner only.
  exposure: {
    ranges: "months",
    columns: { code: "label", sentence: "label", numbers: "label" },
    among: { code: [] },
  },
  help: "What the last ingest found that you should know, most pressing first.",
  noMeaning: [...FILTERS, "credit"],
  columns,
  sql: () => ({
    text: `
select code, sentence, numbers
from notices
order by notice_id`,
    values: [],
  }),
});
