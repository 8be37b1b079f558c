import type { Database } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import { quoteName, type Table } from "../db/tables.ts";
import type { Source, TextFacts } from "./rows/read.ts";
import { type Runs, runsOf } from "./rows/runs.ts";
import { SOURCE } from "./snapshot.ts";
import { isDerived, type SyncName, syncTable } from "./tables.ts";

/** The rows of a table to be synced, as they are in DuckDB. */
export interface Content extends Source {
  readonly name: SyncName;
  readonly rows: number;
  /** How many NUL characters its texts hold; each is sent as U+FFFD. */
  readonly nulCharacters: number;
  readonly runs: Runs;
  /**
   * DuckDB's hash of each run of rows; of all rows as number 0 where DuckDB cannot tell the runs.
   * Equal hashes mean equal rows, as long as the same version of DuckDB computed them.
   */
  readonly fingerprints: ReadonlyMap<number, bigint>;
}

/**
 * Counts and fingerprints the rows of a table in one pass.
 *
 * @param runs how its rows are divided into runs; by their number when absent
 * @throws {CliError} `bad-database` when a table or column is missing
 */
export async function readContent(
  database: Pick<Database, "rows">,
  name: SyncName,
  runs?: Runs,
): Promise<Content> {
  const { columns } = syncTable(name);
  const from = `${isDerived(name) ? "memory" : SOURCE}.main.${quoteName(name)}`;
  const read = (sql: string) =>
    database.rows(sql).catch((cause) => {
      throw new CliError("bad-database", {
        what: `The DuckDB file has no table ${name} as this version of Tonearm knows it.`,
        fix: "Run `deno task ingest` again; fetched metadata is carried over.",
        cause,
      });
    });
  const divided = runs ?? runsOf(syncTable(name), await countRows(read, from));
  const texts = textColumns(columns);
  const facts = texts.map((column, at) => {
    const value = quoteName(column);
    return `, max(strlen(${value})) as longest_${at},
      sum(case when contains(${value}, chr(0)) then ${nulsIn(value)} end) as nuls_${at}`;
  });
  const all = Object.keys(columns).map(quoteName).join(", ");
  const found = await read(
    `select
       ${divided.isPortable ? divided.sql : "0"} as run,
       count(*) as rows,
       max(rowid) + 1 as row_ids,
       cast(hash(count(*), sum(cast(hash(${all}) as hugeint))) as text) as fingerprint
       ${facts.join("")}
     from (select rowid, ${all} from ${from})
     group by run`,
  );
  const most = (column: string) =>
    found.reduce((max, row) => Math.max(max, Number(row[column] ?? 0)), 0);
  const sum = (column: string) => found.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
  const known = texts.map((column, at): [string, TextFacts] => [
    column,
    { longest: most(`longest_${at}`), nuls: sum(`nuls_${at}`) },
  ]);
  return {
    name,
    from,
    columns,
    rows: sum("rows"),
    rowIds: most("row_ids"),
    texts: new Map(known),
    nulCharacters: known.reduce((sum, [, { nuls }]) => sum + nuls, 0),
    runs: divided,
    fingerprints: new Map(
      found.map(({ run, fingerprint }) => [Number(run), BigInt(String(fingerprint))]),
    ),
  };
}

async function countRows(
  read: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>,
  from: string,
): Promise<number> {
  const [row] = await read(`select count(*) as rows from ${from}`);
  return Number(row?.["rows"] ?? 0);
}

function textColumns(columns: Table["columns"]): string[] {
  return Object.entries(columns).filter(([, { type }]) => type === "text").map(([name]) => name);
}

function nulsIn(value: string): string {
  return `length(${value}) - length(replace(${value}, chr(0), ''))`;
}
