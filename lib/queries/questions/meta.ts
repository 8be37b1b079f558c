import { maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";

const columns = {
  key: text("The fact."),
  value: maybeText("Its value."),
};

/** A fact about the database. */
export type Fact = RowOf<typeof columns>;

/** The facts that strangers get; neither where the owner was nor what each step found. */
const PUBLIC_FACTS = [
  ...["schema_version", "data_version", "metadata_version", "built_at", "timezone"],
  ...["min_play_duration_ms", "records", "plays", "set_aside", "duplicates", "rejected"],
];

export const question = list({
  path: "meta",
  exposure: {
    ranges: "months",
    columns: { key: "label", value: "moment" },
    among: { key: PUBLIC_FACTS },
  },
  help: "Facts about the database: zone, thresholds, counts, when it was built, versions.",
  noMeaning: [...FILTERS, "credit"],
  columns,
  // What sync notes about its copy is left out: answers are the same on both engines. So are the
  // names that rules make one, for credits.
  sql: () => ({
    text: `
select key, value
from meta
where key not in (
  'same_artists', 'synced_at', 'sync_id', 'sync_manifest', 'synced_tables', 'synced_fingerprint'
)
order by key collate "C"`,
    values: [],
  }),
});
