import { need } from "../tables.ts";
import type { DerivedTable } from "./table.ts";

/** Where rejected records are; the records themselves stay in the DuckDB file. */
export const REJECT_POSITIONS: DerivedTable = {
  help: "One row per record that cannot be used, without the record.",
  columns: {
    source_id: need("integer", "the source it came from"),
    position: need("bigint", "its place in the source, from 1"),
    reason: need("text", "why it cannot be used"),
  },
  key: ["source_id", "position"],
  synced: true,
  needs: [],
  derive: `
    select source_id, position, reason
    from rejects
    order by source_id, position`,
};
