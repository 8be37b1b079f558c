import {
  type DuckDBConnection,
  type DuckDBResult,
  type Json,
  StatementType,
} from "@duckdb/node-api";
import { CliError, messageOf } from "../core/errors.ts";
import { openCopy } from "./duckdb.ts";
import { fillForStatement } from "./statement_copy.ts";
import { plainValue } from "./values.ts";
import { type Watched, watchWork, type WorkLimits } from "./work_limits.ts";

/** A row of an answer, its cells in the order of the columns. */
export type Row = readonly Json[];

/** The result of a query. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** A result that is read in chunks; DuckDB computes only what is read. */
export interface StreamedResult extends Disposable {
  readonly columns: readonly string[];
  /** Rows, up to 2,048 at a time. */
  readonly chunks: AsyncIterable<readonly Row[]>;
}

/** The limits of a statement, in the site's console and in `query`. */
export interface StatementOptions extends WorkLimits {
  /** Megabytes that DuckDB may use, the copy included. */
  readonly memoryMb?: number;
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

/** Statements that read: `from`, `with`, `values`, `describe`, `show` and `summarize` are selects. */
const READING: ReadonlySet<StatementType> = new Set([StatementType.SELECT, StatementType.EXPLAIN]);

/** Enough for a copy of three million plays and for sorting and grouping them. */
const MEMORY_MB = 350;

/**
 * Runs one statement on a copy of a database in memory, which can reach neither files nor the
 * network, within limits of memory, threads and time. Disposing of the result ends it.
 *
 * @throws {CliError} `no-database`; `refused-sql` for a statement that does not read, or for
 *   several; `bad-sql` with DuckDB's words and the position; `sql-limit` for one that exceeds a
 *   limit. Reading the chunks can throw the last two as well.
 *
 * @example
 * ```ts ignore
 * using result = await openStatement("data/spotify.duckdb", "from plays");
 * for await (const rows of result.chunks) console.log(rows.length);
 * ```
 */
export async function openStatement(
  path: string,
  sql: string,
  options: StatementOptions = {},
): Promise<StreamedResult> {
  const { memoryMb = MEMORY_MB, threads = defaultThreads(), signal } = options;
  signal?.throwIfAborted();
  const database = await openCopy(path, fillForStatement(sql), {
    memoryLimit: `${memoryMb}MB`,
    threads,
  }).catch((error) => {
    throw error instanceof CliError ? error : sqlError(messageOf(error));
  });
  const work = watchWork(database, options);
  try {
    const { result, first } = await begin(database.connection, sql, work);
    return {
      columns: result.deduplicatedColumnNames(),
      chunks: chunksOf(result, first, work),
      [Symbol.dispose]: () => work.end(),
    };
  } catch (error) {
    work.end();
    throw error;
  }
}

/**
 * Runs one statement and returns all of its rows.
 *
 * @throws {CliError} as {@linkcode openStatement}
 *
 * @example
 * ```ts ignore
 * const { rows } = await query("data/spotify.duckdb", "select count(*) from plays");
 * ```
 */
export async function query(
  path: string,
  sql: string,
  options: StatementOptions = {},
): Promise<QueryResult> {
  using result = await openStatement(path, sql, options);
  const rows: Row[] = [];
  for await (const chunk of result.chunks) rows.push(...chunk);
  return { columns: result.columns, rows };
}

/**
 * Runs one statement on a connection that is already locked down.
 *
 * @throws {CliError} as {@linkcode openStatement}
 */
export async function answer(connection: DuckDBConnection, sql: string): Promise<QueryResult> {
  const work: Watched = { track: (step) => step, end() {} };
  const { result, first } = await begin(connection, sql, work);
  const rows: Row[] = [];
  for await (const chunk of chunksOf(result, first, work)) rows.push(...chunk);
  return { columns: result.deduplicatedColumnNames(), rows };
}

/** Half of the processors, at most four: the rest are for the site. */
function defaultThreads(): number {
  return Math.max(1, Math.min(4, Math.floor(navigator.hardwareConcurrency / 2)));
}

/** Starts a statement and waits for its first rows; most errors come before them. */
async function begin(connection: DuckDBConnection, sql: string, work: Watched) {
  try {
    const statements = await connection.extractStatements(sql).catch((error) => {
      // DuckDB gives no reason where there is nothing to extract.
      throw / Error: /.test(messageOf(error)) ? error : notOne("There is no statement to answer.");
    });
    if (statements.count !== 1) {
      throw notOne(`${statements.count} statements were given, expected one.`);
    }
    const prepared = await statements.prepare(0);
    if (!READING.has(prepared.statementType)) {
      throw new CliError("refused-sql", {
        what: `This only reads; ${StatementType[prepared.statementType]} is refused.`,
        fix: "To change a copy of the data, open the file with DuckDB's own shell.",
      });
    }
    const result = await work.track(prepared.stream());
    return { result, first: await fetchRows(result, work) };
  } catch (error) {
    throw asSqlError(error);
  }
}

async function* chunksOf(
  result: DuckDBResult,
  first: readonly Row[],
  work: Watched,
): AsyncGenerator<readonly Row[]> {
  for (let rows = first; rows.length > 0; rows = await fetchRows(result, work)) yield rows;
}

/** The next rows; none at the end. */
async function fetchRows(result: DuckDBResult, work: Watched): Promise<readonly Row[]> {
  try {
    const chunk = await work.track(result.fetchChunk());
    return chunk === null ? [] : chunk.getRows().map((row) => row.map(plainValue));
  } catch (error) {
    throw asSqlError(error);
  }
}

function notOne(what: string): CliError {
  return new CliError("refused-sql", {
    what,
    fix: "Give one statement that selects, describes or explains.",
  });
}

function asSqlError(error: unknown): unknown {
  const isOurs = error instanceof CliError || error instanceof DOMException;
  return isOurs ? error : sqlError(messageOf(error));
}

function sqlError(message: string): CliError {
  if (/^Permission Error|has been locked|disabled by configuration/.test(message)) {
    return new CliError("refused-sql", {
      what: "The SQL reaches beyond the database, for a file, an extension or a setting.",
      fix: "Only the tables of the database can be read; docs/database.md lists them.",
    });
  }
  // A stream whose threads ran out of memory reports that it was interrupted.
  if (/^(?:Out of Memory|INTERRUPT) Error/.test(message)) {
    return new CliError("sql-limit", {
      what: "The statement needs more memory than it is given.",
      fix: "Ask for less: fewer columns, a filter, sums instead of rows.",
    });
  }
  return new CliError("bad-sql", {
    what: message.replace(/^Failed to extract statements: /, "").trimEnd(),
    fix: "docs/database.md lists the tables and their columns.",
  });
}
