import type { Database } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import { quoteName, type Table } from "../db/tables.ts";
import type { Source, TextFacts } from "./rows/read.ts";
import { SOURCE } from "./snapshot.ts";
import { isDerived, type SyncName, syncTable } from "./tables.ts";

/** What there is to send of a table. */
export interface Content extends Source {
  readonly name: SyncName;
  readonly rows: number;
  /** How many NUL characters its texts hold; each is sent as U+FFFD. */
  readonly nulCharacters: number;
}

/**
 * Counts what there is to send of a table, in one pass.
 *
 * @throws {CliError} `bad-database` when a table or column is not there
 */
export async function readContent(
  database: Pick<Database, "rows">,
  name: SyncName,
): Promise<Content> {
  const { columns } = syncTable(name);
  const from = `${isDerived(name) ? "memory" : SOURCE}.main.${quoteName(name)}`;
  const texts = textColumns(columns);
  const facts = texts.map((column, at) => {
    const value = quoteName(column);
    return `, max(strlen(${value})) as longest_${at},
      sum(case when contains(${value}, chr(0)) then ${nulsIn(value)} end) as nuls_${at}`;
  });
  const all = Object.keys(columns).map(quoteName).join(", ");
  const [row] = await database.rows(
    `select count(*) as rows, coalesce(max(rowid) + 1, 0) as row_ids${facts.join("")}
     from (select rowid, ${all} from ${from})`,
  ).catch((cause) => {
    throw new CliError("bad-database", {
      what: `The DuckDB file has no table ${name} as this version of Tonearm knows it.`,
      fix: "Run `deno task ingest` again; fetched metadata is carried over.",
      cause,
    });
  });
  const known = texts.map((column, at): [string, TextFacts] => {
    const [longest, nuls] = [row?.[`longest_${at}`], row?.[`nuls_${at}`]];
    return [column, { longest: Number(longest ?? 0), nuls: Number(nuls ?? 0) }];
  });
  return {
    name,
    from,
    columns,
    rows: Number(row?.["rows"] ?? 0),
    rowIds: Number(row?.["row_ids"] ?? 0),
    texts: new Map(known),
    nulCharacters: known.reduce((sum, [, { nuls }]) => sum + nuls, 0),
  };
}

function textColumns(columns: Table["columns"]): string[] {
  return Object.entries(columns).filter(([, { type }]) => type === "text").map(([name]) => name);
}

function nulsIn(value: string): string {
  return `length(${value}) - length(replace(${value}, chr(0), ''))`;
}
