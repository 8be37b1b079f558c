import { type Json } from "@duckdb/node-api";
import type { Database } from "../duckdb.ts";
import { CliError } from "../errors.ts";
import type { Session } from "../postgres/session.ts";
import { quoteName } from "../tables.ts";
import { checksumQuery, hasNumberKey, runOf, sentColumn } from "./columns.ts";
import type { Content } from "./snapshot.ts";
import { syncTable } from "./tables.ts";

/** Rows that DuckDB hashes at once; it holds their text in memory meanwhile. */
const BATCH_ROWS = 131_072;

/** The checksums of a run of rows: their number, and a hash for each column. */
type Run = readonly string[];

/**
 * Compares a copied table with what was sent: the number of rows, and a hash of every column in runs
 * of some thousand rows. Both engines read their table once, at the same time.
 *
 * @param copied the table in Postgres, quoted
 * @param keepsOrder whether Postgres hands sorted rows to an aggregate in their order
 * @throws {CliError} `sync-mismatch`, naming the table and the column
 */
export async function verifyTable(
  session: Session,
  database: Database,
  content: Content,
  copied: string,
  keepsOrder: boolean,
): Promise<void> {
  const [there, here] = await Promise.all([
    session.rows(
      checksumQuery(content.name, copied, { keepsOrder }),
      `Verifying ${content.name} in Postgres`,
    )
      .then((rows) => runs(content, rows)),
    checksumsHere(database, content),
  ]);
  const columns = ["the number of rows", ...Object.keys(syncTable(content.name).columns)];
  for (const run of new Set([...here.keys(), ...there.keys()])) {
    const [expected = [], found = []] = [here.get(run), there.get(run)];
    const wrong = columns.findIndex((_, at) => expected[at] !== found[at]);
    if (wrong >= 0) throw mismatch(content, columns[wrong] ?? "", expected, found);
  }
}

async function checksumsHere(database: Database, content: Content): Promise<Map<string, Run>> {
  const all = new Map<string, Run>();
  const column = (name: string) => sentColumn(name, content.withNul);
  for (const where of batches(content)) {
    const sql = checksumQuery(content.name, quoteName(content.name), { column, where });
    for (const [run, sums] of runs(content, await database.rows(sql))) all.set(run, sums);
  }
  return all;
}

/** Conditions that divide a table into batches of whole runs. */
function batches(content: Content): string[] {
  const parts = Math.ceil(content.rows / BATCH_ROWS);
  if (parts <= 1) return ["true"];
  if (!hasNumberKey(content.name)) {
    const digits = [..."0123456789abcdef"];
    const of = Math.min(parts, digits.length);
    const column = (name: string) => sentColumn(name, content.withNul);
    return Array.from({ length: of }, (_, part) => {
      const own = digits.filter((_, at) => at % of === part).map((digit) => `'${digit}'`);
      return `substr(${runOf(content.name, column)}, 1, 1) in (${own.join(", ")})`;
    });
  }
  // Keys are numbered without large gaps; the last batch takes whatever is beyond.
  const key = quoteName(syncTable(content.name).key[0] ?? "");
  return Array.from({ length: parts }, (_, part) => {
    const from = part === 0 ? "" : `${key} >= ${part * BATCH_ROWS}`;
    const to = part === parts - 1 ? "" : `${key} < ${(part + 1) * BATCH_ROWS}`;
    return [from, to].filter((condition) => condition !== "").join(" and ");
  });
}

function runs(
  { name }: Content,
  rows: readonly Readonly<Record<string, unknown | Json>>[],
): Map<string, Run> {
  const names = ["rows", ...Object.keys(syncTable(name).columns).map((_, at) => `c${at}`)];
  return new Map(rows.map((row) => [String(row["run"]), names.map((key) => String(row[key]))]));
}

function mismatch(content: Content, column: string, here: Run, there: Run): CliError {
  const counts = here[0] === there[0] ? "" : ` (${here[0] ?? 0} rows here, ${there[0] ?? 0} there)`;
  return new CliError("sync-mismatch", {
    what: `The copy differs from DuckDB in ${content.name}, ${column}${counts}.`,
    where: `${content.name}.${column}`,
    fix: "The old data is whole. Run it again; if it stays so, please report it.",
  });
}
