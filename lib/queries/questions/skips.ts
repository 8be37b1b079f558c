import { integer, type RowOf, share, text } from "../columns.ts";
import { list } from "../question.ts";
import { rowsOf, Values } from "../sql.ts";

const columns = {
  artist_name: text("The artist."),
  records: integer("How many records ever, the short ones too."),
  known: integer("How many of them say whether they were skipped, in years that mostly do."),
  skipped: integer("How many of those were skipped."),
  skip_share: share(
    "The share that was skipped, of those that say so in years that mostly do.",
    "skipped",
    "known",
  ),
};

/** How often an artist is skipped. */
export type Skips = RowOf<typeof columns>;

export const question = list({
  path: "skips",
  exposure: { ranges: "months", columns: { artist_name: "name" } },
  help: "The artists that are skipped most, of all time, among those with at least 20 records.",
  params: ["limit", "page"],
  defaults: { limit: 20 },
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
select artist_name, records, skipped_records as skipped, known_records as known
from played_artists
where known_records >= 20
order by
  cast(skipped_records as double precision) / known_records desc,
  records desc,
  artist_name collate "C"
${rowsOf(filters, values)}`);
  },
});
