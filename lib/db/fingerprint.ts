import { createHash } from "node:crypto";
import type { DerivedTable } from "./derived/table.ts";
import { type Table, TABLES } from "./tables.ts";

/** The key in `meta` under which the DuckDB file keeps the fingerprint of its tables. */
export const FINGERPRINT_KEY = "tables_fingerprint";

/**
 * A short hash of how tables are declared: their names, columns, types and keys, and the SQL that
 * fills derived ones. Help texts, indexes and the formatting of SQL do not count, as no answer
 * depends on them.
 *
 * @param scratch further SQL that derived tables are made from
 *
 * @example
 * ```ts
 * import { fingerprintOf } from "./fingerprint.ts";
 * import { TABLES } from "./tables.ts";
 *
 * const { meta, ...others } = TABLES;
 * console.assert(fingerprintOf(TABLES) !== fingerprintOf(others));
 * ```
 */
export function fingerprintOf(
  tables: Readonly<Record<string, Table | DerivedTable>>,
  scratch: Readonly<Record<string, string>> = {},
): string {
  const declared = Object.entries(tables).map(([name, table]) => [
    name,
    Object.entries(table.columns).map(([column, { type, notNull = false }]) =>
      [column, type, notNull] as const
    ),
    table.key,
    "derive" in table ? oneLine(table.derive) : "",
  ]);
  const selects = Object.entries(scratch).map(([name, sql]) => [name, oneLine(sql)]);
  const text = JSON.stringify([declared, selects]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** The fingerprint of the tables in the DuckDB file. */
export function fileFingerprint(): string {
  return fingerprintOf(TABLES);
}

function oneLine(sql: string): string {
  return sql.trim().replaceAll(/\s+/g, " ");
}
