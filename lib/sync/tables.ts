import { DERIVED, DERIVED_NAMES, type DerivedName } from "../db/derived.ts";
import { type Table, table, TABLE_NAMES, type TableName } from "../db/tables.ts";

/** The name of a table that goes to Postgres: one of the file's, or one derived from them. */
export type SyncName = TableName | DerivedName;

/** All tables that go to Postgres, in the order they are made. */
export const SYNC_NAMES: readonly SyncName[] = [
  ...TABLE_NAMES.filter((name) => table(name).synced),
  ...DERIVED_NAMES,
];

/** The declaration of a table that goes to Postgres. */
export function syncTable(name: SyncName): Table {
  return isDerived(name) ? DERIVED[name] : table(name);
}

/** Whether a table is derived from the others. */
export function isDerived(name: SyncName): name is DerivedName {
  return Object.hasOwn(DERIVED, name);
}
