import { literalPattern, quoteText } from "../db/duckdb.ts";

/** How a file of an export is written. */
export type Encoding = "json" | "csv" | "parquet";

/**
 * The table function that reads exported files. In JSON and CSV every column is text.
 *
 * @param columns the columns to read from JSON; missing ones are null
 * @param named the name of the column for the file a row comes from; none if absent
 */
export function readExportedFiles(
  files: readonly string[],
  encoding: Encoding,
  columns: readonly string[],
  named?: string,
): string {
  const list = `[${files.map((file) => quoteText(literalPattern(file))).join(", ")}]`;
  const common = `${list}, hive_partitioning = false` +
    (named === undefined ? "" : `, filename = '${named}'`);
  switch (encoding) {
    case "parquet":
      return `read_parquet(${common})`;
    case "csv":
      return `read_csv(${common}, header = true, all_varchar = true, delim = ',', quote = '"',
        escape = '"', allow_quoted_nulls = false, compression = 'uncompressed')`;
    case "json":
      return `read_json(${common}, format = 'array', compression = 'uncompressed',
        columns = {${columns.map((column) => `"${column}": 'varchar'`).join(", ")}})`;
  }
}
