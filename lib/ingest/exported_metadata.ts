import type { Database } from "../db/duckdb.ts";
import { quoteName, table, TABLE_NAMES, type TableName } from "../db/tables.ts";
import { type Encoding, readExportedFiles } from "./exported_files.ts";

/** A file of an export of Tonearm's that holds metadata: what services once said. */
export interface MetadataFile {
  readonly file: string;
  readonly path: string;
  readonly kind: MetadataKind;
}

/** The table that a file of metadata holds, and how it is written. */
export interface MetadataKind {
  readonly table: TableName;
  readonly encoding: Encoding;
}

const METADATA = TABLE_NAMES.filter((name) => table(name).metadata === true);

/**
 * The metadata table that has these columns: its whole key, more than half of the others, and no
 * unknown one. Pure.
 *
 * @example
 * ```ts
 * import { metadataTableOf } from "./exported_metadata.ts";
 *
 * console.assert(metadataTableOf(["subgenre", "broad_genre", "rule"]) === "genre_mappings");
 * ```
 */
export function metadataTableOf(columns: readonly string[]): TableName | undefined {
  const given = new Set(columns);
  return METADATA.find((name) => {
    const known = Object.keys(table(name).columns);
    return table(name).key.every((column) => given.has(column)) &&
      given.size > known.length / 2 && given.isSubsetOf(new Set(known));
  });
}

/** The table of metadata that goes by a name, as the export names its files. */
export function metadataTableNamed(name: string): TableName | undefined {
  return METADATA.find((table) => table === name);
}

/**
 * Fills a new database's metadata tables from exports. If several have the same row, the most
 * recently fetched one is used.
 *
 * @param step runs a statement
 */
export async function loadMetadata(
  files: readonly MetadataFile[],
  step: (sql: string) => Promise<void>,
): Promise<void> {
  for (const name of METADATA) {
    const own = files.filter(({ kind }) => kind.table === name);
    for (const [encoding, group] of Map.groupBy(own, ({ kind }) => kind.encoding)) {
      await step(insertMissing(name, encoding, group.map(({ file }) => file)));
    }
  }
}

function insertMissing(name: TableName, encoding: Encoding, files: readonly string[]): string {
  const { key, columns } = table(name);
  const keys = key.map(quoteName).join(", ");
  // Of JSON and CSV every column is text.
  const texts = key.map((column) => `cast(${quoteName(column)} as text)`).join(", ");
  const dates = ["enriched_at", "asked_at"].filter((column) => column in columns);
  const order = [...dates.map((column) => `${column} desc nulls last`), "rows_read"].join(", ");
  return `
    insert into ${quoteName(name)} by name
    select *
    from ${readExportedFiles(files, encoding, Object.keys(columns))} as rows_read
    where (${texts}) not in (select (${texts}) from ${quoteName(name)})
    qualify row_number() over (partition by ${keys} order by ${order}) = 1`;
}

/** How many rows of metadata a database holds. */
export async function countMetadata(database: Database): Promise<number> {
  const counts = METADATA.map((name) => `(select count(*) from ${quoteName(name)})`).join(" + ");
  const [row] = await database.rows(`select cast(${counts} as integer) as rows`);
  return Number(row?.["rows"]);
}
