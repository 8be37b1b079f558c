import { type Json } from "@duckdb/node-api";
import type { Database } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import type { Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import {
  checksumQuery,
  checksumsAlongKey,
  HASHED_RUNS,
  isHashed,
  runBits,
  runOf,
  sentColumn,
} from "./columns.ts";
import type { Content } from "./snapshot.ts";
import { syncTable } from "./tables.ts";

/** Rows that DuckDB hashes at once; it holds their text in memory meanwhile. */
const BATCH_ROWS = 131_072;

/** The checksums of a run of rows: their number, and a hash for each column. */
type Run = readonly string[];

/** The checksums of a table, by run. */
export type Checksums = ReadonlyMap<string, Run>;

/**
 * Hashes every column of what is sent, in runs of some thousand rows.
 *
 * @param sorting whether rows are sorted for each column, and not once: DuckDB hands sorted rows to an
 *   aggregate in their order when it has one thread, but promises it only so
 * @param signal ends it before the next batch
 */
export async function checksumsHere(
  database: Database,
  content: Content,
  sorting: boolean,
  signal?: AbortSignal,
): Promise<Checksums> {
  const all = new Map<string, Run>();
  const column = (name: string) => sentColumn(name, content.withNul);
  for (const where of batches(content)) {
    signal?.throwIfAborted();
    const reading = { column, where, keepsOrder: !sorting };
    const sql = checksumQuery(content.name, quoteName(content.name), reading);
    for (const [run, sums] of runs(content, await database.rows(sql))) all.set(run, sums);
  }
  return all;
}

/**
 * Compares a copied table with what was sent: the number of rows, and the hash of every column.
 *
 * @param copied the table in Postgres, quoted, with its key
 * @param here the checksums of what was sent, not sorted for each column
 * @param isPostgres whether it is PostgreSQL, which hands sorted rows to an aggregate in their order
 * @throws {CliError} `sync-mismatch`, naming the table and the column
 */
export async function verifyTable(
  session: Session,
  database: Database,
  { content, copied, here, isPostgres }: {
    readonly content: Content;
    readonly copied: string;
    readonly here: Checksums;
    readonly isPostgres: boolean;
  },
): Promise<void> {
  const { name } = content;
  const sql = isPostgres && runBits(name) !== undefined
    ? checksumsAlongKey(name, copied)
    : checksumQuery(name, copied, { keepsOrder: isPostgres });
  const there = runs(content, await session.rows(sql, `Verifying ${name} in Postgres`));
  if (difference(content, here, there) === undefined) return;
  const wrong = difference(content, await checksumsHere(database, content, true), there);
  if (wrong !== undefined) throw wrong;
}

function difference(content: Content, here: Checksums, there: Checksums): CliError | undefined {
  const columns = ["the number of rows", ...Object.keys(syncTable(content.name).columns)];
  for (const run of new Set([...here.keys(), ...there.keys()])) {
    const [expected = [], found = []] = [here.get(run), there.get(run)];
    const wrong = columns.findIndex((_, at) => expected[at] !== found[at]);
    if (wrong >= 0) return mismatch(content, columns[wrong] ?? "", expected, found);
  }
  return undefined;
}

/** Conditions that divide a table into batches of whole runs. */
function batches(content: Content): string[] {
  const parts = Math.ceil(content.rows / BATCH_ROWS);
  if (parts <= 1) return ["true"];
  const bits = runBits(content.name);
  if (bits === undefined) {
    const digits = [..."0123456789abcdef"];
    const of = Math.min(parts, digits.length);
    const column = (name: string) => sentColumn(name, content.withNul);
    return Array.from({ length: of }, (_, part) => {
      const own = digits.filter((_, at) => at % of === part).map((digit) => `'${digit}'`);
      return `substr(${runOf(content.name, column)}, 1, 1) in (${own.join(", ")})`;
    });
  }
  // Numbers have no large gaps, hashes spread evenly; the ends take whatever is beyond.
  const key = quoteName(syncTable(content.name).key[0] ?? "");
  const all = isHashed(content.name) ? HASHED_RUNS : Math.ceil((content.rows + 1) / 2 ** bits);
  const edge = (part: number) => BigInt(Math.floor(all * part / parts)) << BigInt(bits);
  return Array.from({ length: parts }, (_, part) => {
    const from = part === 0 ? "" : `${key} >= ${edge(part)}`;
    const to = part === parts - 1 ? "" : `${key} < ${edge(part + 1)}`;
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
