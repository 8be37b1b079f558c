import { quoteText } from "../db/duckdb.ts";
import { type ColumnType, createTableOf, quoteName, type Table } from "../db/tables.ts";
import { isDerived, type SyncName, syncTable } from "./tables.ts";

/** The schema in which the next tables are made, where nobody reads them. */
export const NEXT = "tonearm_next";

/** The start of the comment on every table and index that Tonearm made and may replace. */
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
export function within(schema: string, name: string): string {
  return `${quoteName(schema)}.${quoteName(name)}`;
}

/** Creates a table without its key, which is added after the rows. */
export function createBare(schema: string, name: SyncName): string {
  const comment = quoteText(`${MARK}: ${syncTable(name).help}`);
  return `${createTableOf(stored(name), within(schema, name), false)};
    comment on table ${within(schema, name)} is ${comment}`;
}

/** The bytes to which PostgreSQL aligns a value of each type; short texts are not aligned. */
const ALIGNMENT: Readonly<Record<ColumnType, number>> = {
  bigint: 8,
  timestamp: 8,
  "double precision": 8,
  integer: 4,
  date: 4,
  smallint: 2,
  boolean: 1,
  text: 0,
};

/**
 * A table with its columns in the order in which they take the least room. Those of the tables that
 * people query by `select *` stay in the order in which they are declared.
 */
function stored(name: SyncName): Table {
  const table = syncTable(name);
  if (!isDerived(name)) return table;
  const columns = Object.entries(table.columns)
    .toSorted(([, one], [, other]) => ALIGNMENT[other.type] - ALIGNMENT[one.type]);
  return { ...table, columns: Object.fromEntries(columns) };
}

/** Adds the primary key. */
export function addKey(schema: string, name: SyncName): string {
  const key = syncTable(name).key.map(quoteName).join(", ");
  return `alter table ${within(schema, name)}
    add constraint ${quoteName(`${name}_pkey`)} primary key (${key});
    ${markIndex(schema, `${name}_pkey`)}`;
}

/**
 * Creates the indexes besides the key.
 *
 * @param isPostgres whether it is PostgreSQL itself; other engines lack BRIN, and get B-trees
 */
export function createIndexes(schema: string, name: SyncName, isPostgres: boolean): string[] {
  return declaredIndexes(name, isPostgres).map(({ index, using }) =>
    `create index ${quoteName(index)} on ${within(schema, name)} ${using};
    ${markIndex(schema, index)}`
  );
}

/** Pages of 8 KiB per entry of a BRIN index. */
const PAGES_PER_RANGE = 16;

/** The indexes of this version besides the key, with their names and definitions. */
export function declaredIndexes(
  name: SyncName,
  isPostgres: boolean,
): { readonly index: string; readonly using: string }[] {
  const { indexes = [], growing = [] } = syncTable(name);
  const ordinary = isPostgres ? indexes : [...indexes, ...growing.map((column) => [column])];
  return [
    ...ordinary.map((columns) => ({
      index: indexName(name, columns),
      using: `(${columns.map(quoteName).join(", ")})`,
    })),
    ...(isPostgres ? growing : []).map((column) => ({
      index: indexName(name, [column], "brin"),
      using: `using brin (${quoteName(column)}) with (pages_per_range = ${PAGES_PER_RANGE})`,
    })),
  ];
}

/** Marks an index as made by Tonearm. */
function markIndex(schema: string, index: string): string {
  return `comment on index ${quoteName(schema)}.${quoteName(index)} is '${MARK}'`;
}

/** The indexes of a table that is there. */
interface Indexed {
  readonly name: SyncName;
  /** The names of the indexes that Tonearm made, including the key's. */
  readonly ownIndexes: readonly string[];
  /** Those without a mark: earlier versions did not mark their indexes. */
  readonly unmarkedIndexes: readonly string[];
}

/** The statements that create the declared indexes that a table lacks, and mark unmarked ones. */
export function renewIndexes(
  schema: string,
  { name, ownIndexes, unmarkedIndexes }: Indexed,
  isPostgres: boolean,
): string[] {
  const declared = declaredIndexes(name, isPostgres).map(({ index }) => index);
  return [
    ...createIndexes(schema, name, isPostgres).filter((_, at) =>
      !ownIndexes.includes(declared[at] ?? "")
    ),
    ...unmarkedIndexes.map((index) => markIndex(schema, index)),
  ];
}

/** The statements that drop indexes of earlier versions which this one does not declare. */
export function obsoleteIndexes(
  schema: string,
  { name, ownIndexes }: Indexed,
  isPostgres: boolean,
): string[] {
  const declared = [`${name}_pkey`, ...declaredIndexes(name, isPostgres).map(({ index }) => index)];
  return ownIndexes
    .filter((index) => !declared.includes(index))
    .map((index) => `drop index ${quoteName(schema)}.${quoteName(index)}`);
}

/** The name of an index; the same in every database. */
export function indexName(name: string, columns: readonly string[], kind = "idx"): string {
  return `${name}_${columns.join("_")}_${kind}`.slice(0, 63);
}
