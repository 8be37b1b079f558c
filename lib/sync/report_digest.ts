import type { Database } from "../db/duckdb.ts";
import { quoteName, table, type TableName } from "../db/tables.ts";
import type { SyncName } from "./tables.ts";

/**
 * The tables in which ingest reports on a run. The data version covers plays and settings, not these: a
 * file that only repeats others, or a notice about a newer Tonearm, leaves it as it is.
 */
const REPORT: readonly TableName[] = ["sources", "rejects", "notices", "meta"];

/** Whether a table reports on an ingest run, and may change while the data version stays. */
export function isReport(name: SyncName): boolean {
  return REPORT.some((each) => each === name);
}

/** A digest of everything that ingest reported, except the time of the run. */
export async function reportDigest(database: Pick<Database, "rows">): Promise<string> {
  const sums = REPORT.map((name) => {
    const columns = Object.keys(table(name).columns).map(quoteName).join(", ");
    const kept = name === "meta" ? " where key <> 'built_at'" : "";
    return `
      select
        '${name}' as name,
        count(*) as rows,
        sum(cast(hash(${columns}) as hugeint)) as sum,
        bit_xor(hash(${columns})) as xor
      from ${quoteName(name)}${kept}`;
  });
  const [row] = await database.rows(`
    select md5(string_agg(concat_ws(':', name, rows, sum, xor), ',' order by name)) as digest
    from (${sums.join(" union all ")})`);
  return String(row?.["digest"]);
}
