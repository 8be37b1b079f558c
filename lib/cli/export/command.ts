import { counted, plural } from "../../core/plural.ts";
import type { Answer, CallOf } from "../cli.ts";
import { CliError } from "../../core/errors.ts";
import { textTable } from "../../db/text_table.ts";
import { type ExportResult, exportTables } from "./export.ts";
import { EXPORT_FORMATS, isExportFormat } from "./formats.ts";

/** `deno task export`: writes the settings' database as files for other programs. */
export async function exportCommand(call: CallOf<"export">): Promise<Answer> {
  const { config, flags, progress, signal } = call;
  const format = flags["format"] ?? "parquet";
  if (!isExportFormat(format)) {
    throw new CliError("bad-flag", {
      what: `--format is "${format}", expected ${Object.keys(EXPORT_FORMATS).join(", ")}.`,
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
  const into = `${dataDir}/${folder}`;
  const result = await exportTables({ dataDir, into, format, progress, signal });
  return { json: result, text: reportText(result) };
}

function reportText({ tables, folder, format, bytes, seconds, rows }: ExportResult): string {
  const { name, read } = EXPORT_FORMATS[format];
  const lines = Object.entries(tables).map(([name, { rows, files }]) => [name, rows, files]);
  const size = (bytes / 1e6).toFixed(1);
  return `${textTable({ columns: ["table", "rows", "files"], rows: lines })}
${counted(rows, "row")} ${
    plural(rows, { one: "is", other: "are" })
  } in ${folder}/ as ${name}, ${size} MB, after ${seconds} s.
What the columns are: ${folder}/_tonearm_export.json

With DuckDB: ${read(folder)}
`;
}
