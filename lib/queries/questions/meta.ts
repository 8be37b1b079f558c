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
  // What sync notes about its copy is not of the data, which is the same on both engines.
  sql: () => ({
    text: `
select key, value
from meta
where key not in ('synced_at', 'sync_id', 'synced_tables')
order by key collate "C"`,
    values: [],
  }),
});
