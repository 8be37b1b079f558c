import { maybeText, type RowOf, text } from "../columns.ts";
import { list } from "../question.ts";

const columns = {
  key: text("The fact."),
  value: maybeText("Its value."),
};

/** A fact about the database. */
export type Fact = RowOf<typeof columns>;

export const question = list({
  path: "meta",
  help: "Facts about the database: zone, thresholds, counts, when it was built, versions.",
  columns,
  sql: () => ({ text: `select key, value from meta order by key collate "C"`, values: [] }),
});
