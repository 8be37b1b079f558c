import { quoteText } from "../db/duckdb.ts";
import { createTableOf, quoteName } from "../db/tables.ts";
import type { Grant } from "./live.ts";
import { type SyncName, syncTable } from "./tables.ts";

/** The schema in which the next tables are made, out of everyone's sight. */
export const NEXT = "tonearm_next";

/** How the comment of every table begins that Tonearm made, and may replace. */
export const MARK = "Tonearm";

/**
 * A table's name with its schema, quoted.
 *
 * @example
 * ```ts
 * import { within } from "./ddl.ts";
 *
 * console.assert(within("public", "plays") === '"public"."plays"');
 * ```
 */
export function within(schema: string, name: SyncName): string {
  return `${quoteName(schema)}.${quoteName(name)}`;
}

/** Makes a table without its key, which is added when the rows are in. */
export function createBare(schema: string, name: SyncName): string {
  const comment = quoteText(`${MARK}: ${syncTable(name).help}`);
  return `${createTableOf(syncTable(name), within(schema, name), false)};
    comment on table ${within(schema, name)} is ${comment}`;
}

/** Adds the key, which is also an index. */
export function addKey(schema: string, name: SyncName): string {
  const key = syncTable(name).key.map(quoteName).join(", ");
  return `alter table ${within(schema, name)}
    add constraint ${quoteName(`${name}_pkey`)} primary key (${key})`;
}

/** Creates the indexes besides the key. */
export function createIndexes(schema: string, name: SyncName, ifMissing: boolean): string[] {
  return (syncTable(name).indexes ?? []).map((columns) =>
    `create index ${ifMissing ? "if not exists " : ""}${quoteName(indexName(name, columns))} on ${
      within(schema, name)
    } (${columns.map(quoteName).join(", ")})`
  );
}

/** The name of an index; the same in every database. */
export function indexName(name: SyncName, columns: readonly string[]): string {
  return `${name}_${columns.join("_")}_idx`.slice(0, 63);
}

/** Grants on a new table what others may do with the old one. */
export function grantSql(schema: string, name: SyncName, grants: readonly Grant[]): string[] {
  const columns = Object.keys(syncTable(name).columns);
  return grants
    .filter(({ column }) => column === undefined || columns.includes(column))
    .map(({ privilege, grantee, column, isGrantable }) => {
      const on = column === undefined ? "" : ` (${quoteName(column)})`;
      const option = isGrantable ? " with grant option" : "";
      return `grant ${privilege.toLowerCase()}${on} on ${
        within(schema, name)
      } to ${grantee}${option}`;
    });
}
