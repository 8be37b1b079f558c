import type { Answer, Call } from "../cli.ts";
import { CliError } from "../errors.ts";
import { textTable } from "../text_table.ts";
import { exportParquet, type ExportResult } from "./export.ts";

/** `deno task export`: writes the settings' database as files for other programs. */
export async function exportCommand(call: Call): Promise<Answer> {
  const { config, flags, progress, signal } = call;
  const format = flags["format"] ?? "parquet";
  if (format !== "parquet") {
    throw new CliError("bad-flag", {
      what: `--format is "${format}", expected parquet.`,
      fix: 'For CSV of one table: deno task query --csv "from plays"',
    });
  }
  const { dataDir } = config.settings;
  const folder = flags["into"] ?? "export";
  if (/^\/|^[a-z]:|(^|\/)\.\.(\/|$)|^\.?\/*$/i.test(folder)) {
    throw new CliError("bad-flag", {
      what: `--into is "${folder}", expected the name of a folder inside ${dataDir}/.`,
      fix: "Exports stay inside the data folder, the only one the task may write to.",
    });
  }
  const result = await exportParquet({ dataDir, into: `${dataDir}/${folder}`, progress, signal });
  return { json: result, text: reportText(result) };
}

function reportText({ tables, folder, bytes, seconds, rows }: ExportResult): string {
  const lines = Object.entries(tables).map(([name, { rows, files }]) => [name, rows, files]);
  return `${textTable({ columns: ["table", "rows", "files"], rows: lines })}
${rows.toLocaleString("en")} rows are in ${folder}/ as Parquet, ${
    (bytes / 1e6).toFixed(1)
  } MB, after ${seconds} s.

With DuckDB: select * from read_parquet('${folder}/plays/**/*.parquet', hive_partitioning = true)
`;
}
