import type { Answer, CallOf } from "./cli.ts";
import { CliError } from "../core/errors.ts";
import { query } from "../db/query.ts";
import { csv, textTable } from "../db/text_table.ts";

/** `deno task query "SQL"`: a table, `--csv`, or `--json` as a list of objects. */
export async function queryCommand(
  { config, argument, flags, signal }: CallOf<"query">,
): Promise<Answer> {
  const sql = argument === "-" ? await new Response(Deno.stdin.readable).text() : argument;
  if (sql === undefined || sql.trim() === "") {
    throw new CliError("bad-flag", {
      what: "query wants one statement of SQL, in quotes.",
      fix: 'For example: deno task query "select count(*) as plays from plays"',
    });
  }
  const result = await query(`${config.settings.dataDir}/spotify.duckdb`, sql, signal);
  const { columns, rows } = result;
  return {
    json: rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null]))),
    text: flags["csv"] === undefined ? textTable(result) : csv(result),
    isData: flags["csv"] !== undefined,
  };
}
