import type { Database } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import type { Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import { checksumQuery, sentColumn } from "./checksums.ts";
import type { Content } from "./content.ts";
import { rowHashSql, type Sum, wrapSum } from "./rows/sums.ts";
import { syncTable } from "./tables.ts";

/** What a copy must match. */
export interface Expected {
  readonly content: Content;
  /** The sum of the rows that were sent. */
  readonly sum: Sum;
  /** Whether the engine hashes rows as PostgreSQL does. */
  readonly hashesRows: boolean;
}

/** A query for the number of rows of a table and the sum of their hashes. */
export function sumQuery(table: string, { content, hashesRows }: Omit<Expected, "sum">): string {
  const hashes = hashesRows ? `sum(${rowHashSql(content)})` : "null";
  return `select count(*)::text as rows, coalesce(${hashes}, 0)::text as hashes from ${table} as t`;
}

/** Whether a row of {@linkcode sumQuery} is what is expected. */
export function isSum(row: Readonly<Record<string, unknown>> | undefined, sum: Sum): boolean {
  return row?.["rows"] === String(sum.rows) &&
    wrapSum(BigInt(String(row["hashes"]))) === sum.hashes;
}

/**
 * Compares a copied table with what was sent column by column, to tell where they differ. Engines whose
 * row hashes differ from PostgreSQL's are verified here alone.
 *
 * @param copied the table in Postgres, quoted
 * @throws {CliError} `sync-mismatch`, naming the table and the column
 */
export async function compareColumns(
  session: Session,
  database: Pick<Database, "rows">,
  copied: string,
  { name, texts }: Content,
): Promise<void> {
  const withNul = new Set([...texts].filter(([, { nuls }]) => nuls > 0).map(([column]) => column));
  const here = await database.rows(
    checksumQuery(name, quoteName(name), (column) => sentColumn(column, withNul)),
  );
  const sql = checksumQuery(name, copied);
  const there = await session.rows(sql, `Verifying ${name} in Postgres`);
  const found = new Map(there.map((row) => [String(row["run"]), row]));
  const columns = ["rows", ...Object.keys(syncTable(name).columns).map((_, at) => `c${at}`)];
  const names = ["the number of rows", ...Object.keys(syncTable(name).columns)];
  const runs = new Set([...here.map(({ run }) => String(run)), ...found.keys()]);
  const sent = new Map(here.map((row) => [String(row["run"]), row]));
  for (const run of runs) {
    const [one, other] = [sent.get(run), found.get(run)];
    const wrong = columns.findIndex((column) => String(one?.[column]) !== String(other?.[column]));
    if (wrong < 0) continue;
    const counts = `${one?.["rows"] ?? 0} rows here, ${other?.["rows"] ?? 0} there`;
    throw mismatch(
      name,
      names[wrong] ?? "",
      one?.["rows"] === other?.["rows"] ? "" : ` (${counts})`,
    );
  }
}

function mismatch(name: string, column: string, counts: string): CliError {
  return new CliError("sync-mismatch", {
    what: `The copy differs from DuckDB in ${name}, ${column}${counts}.`,
    where: `${name}.${column}`,
    fix: "The old data is intact. Run the sync again; if the error repeats, please report it.",
  });
}
