import type { Answer, CallOf } from "./cli.ts";
import { CliError } from "../core/errors.ts";
import { jsonText } from "../core/printable.ts";
import { openStatement, type Row, type StreamedResult } from "../db/query.ts";
import { csvLines, TABLE_ROWS, textTable } from "../db/text_table.ts";

/** `deno task query "SQL"`: a table, `--csv`, or `--json` as a list of objects. */
export async function queryCommand(
  { config, argument, flags, json, signal }: CallOf<"query">,
): Promise<Answer> {
  const sql = argument === "-" ? await new Response(Deno.stdin.readable).text() : argument;
  if (sql === undefined || sql.trim() === "") {
    throw new CliError("bad-flag", {
      what: "query expects one SQL statement, in quotes.",
      fix: 'For example: deno task query "select count(*) as plays from plays"',
    });
  }
  const result = await openStatement(`${config.settings.dataDir}/spotify.duckdb`, sql, {
    signal,
    residentBytes: () => Deno.memoryUsage().rss,
  });
  const all = { json: undefined, text: "", isData: true };
  if (flags["csv"] !== undefined) return { ...all, stream: csvPieces(result) };
  if (json) return { ...all, stream: jsonPieces(result) };
  return { json: undefined, text: await tableOf(result) };
}

/** As many rows as a table shows; no more are computed. */
async function tableOf(result: StreamedResult): Promise<string> {
  using open = result;
  const rows: Row[] = [];
  for await (const chunk of open.chunks) {
    rows.push(...chunk);
    if (rows.length > TABLE_ROWS) break;
  }
  return textTable({ columns: open.columns, rows });
}

async function* csvPieces(result: StreamedResult): AsyncGenerator<string> {
  using open = result;
  yield csvLines([open.columns]);
  for await (const chunk of open.chunks) yield csvLines(chunk);
}

/** One list with an object for each row. */
async function* jsonPieces(result: StreamedResult): AsyncGenerator<string> {
  using open = result;
  const objectOf = (row: Row) =>
    jsonText(Object.fromEntries(open.columns.map((name, at) => [name, row[at] ?? null])));
  let before = "[";
  for await (const chunk of open.chunks) {
    yield before + chunk.map(objectOf).join(",");
    before = ",";
  }
  yield before === "[" ? "[]\n" : "]\n";
}
