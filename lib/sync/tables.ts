import { DERIVED, DERIVED_NAMES, type DerivedName } from "../derived.ts";
import {
  createTableOf,
  quoteName,
  type Table,
  table as storedTable,
  TABLE_NAMES,
  type TableName as StoredName,
} from "../tables.ts";

/** A table of the DuckDB file, or one that is derived from them when a copy is made. */
export type TableName = StoredName | DerivedName;

/** The tables that are synced when nobody narrows them: stored ones first, then derived ones. */
export function syncedTables(): TableName[] {
  const stored: TableName[] = TABLE_NAMES.filter((name) => storedTable(name).synced);
  return [...stored, ...DERIVED_NAMES.filter((name) => table(name).synced)];
}

/** Whether a table is made from others. */
export function isDerived(name: TableName): name is DerivedName {
  return Object.hasOwn(DERIVED, name);
}

/** The declaration of a table. */
export function table(name: TableName): Table {
  return isDerived(name) ? DERIVED[name] : storedTable(name);
}

/** The `create table` statement of a table; see `createTable` of `lib/tables.ts`. */
export function createTable(
  name: TableName,
  as: string = quoteName(name),
  withKey = true,
): string {
  return createTableOf(table(name), as, withKey);
}

/** What a table's rows depend on besides the data: how it is declared, and how it is derived. */
export function declarationOf(name: TableName): string {
  const derive = isDerived(name) ? DERIVED[name].derive : "";
  return createTable(name) + JSON.stringify(table(name).indexes ?? []) + derive;
}
