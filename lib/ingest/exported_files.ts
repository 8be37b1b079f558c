import { literalPattern, quoteText } from "../db/duckdb.ts";

/** How a file of an export is written. */
export type Encoding = "json" | "csv" | "parquet";

/**
 * The table function that reads files of an export. Of JSON and CSV every column is text.
 *
 * @param columns the columns to look for in JSON; what an object lacks is null
 * @param named the column that says which file a row is from; none when absent
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
