import { type DuckDBConnection, type Json, StatementType } from "@duckdb/node-api";
import { openCopy } from "./duckdb.ts";
import { CliError, messageOf } from "../core/errors.ts";
import { plainValue } from "./values.ts";

/** What a query answered. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Json[])[];
}

/** Statements that read: `from`, `with`, `values`, `describe`, `show` and `summarize` are selects. */
const READING: ReadonlySet<StatementType> = new Set([StatementType.SELECT, StatementType.EXPLAIN]);

/**
 * Answers one statement from a copy of a database in memory, which can reach neither files nor the
 * network.
 *
 * @throws {CliError} `no-database`; `refused-sql` for a statement that does not read, or for several;
 *   `bad-sql` with DuckDB's words and the position
 *
 * @example
 * ```ts ignore
 * const { rows } = await query("data/spotify.duckdb", "select count(*) from plays");
 * ```
 */
export async function query(path: string, sql: string, signal?: AbortSignal): Promise<QueryResult> {
  const database = await openCopy(path);
  const onAbort = () => database.interrupt();
  signal?.addEventListener("abort", onAbort);
  try {
    signal?.throwIfAborted();
    return await answer(database.connection, sql);
  } finally {
    signal?.removeEventListener("abort", onAbort);
    database.close();
  }
}

/**
 * Answers one statement on a connection that is already locked down.
 *
 * @throws {CliError} as {@linkcode query}
 */
export async function answer(connection: DuckDBConnection, sql: string): Promise<QueryResult> {
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
    const reader = await prepared.runAndReadAll();
    return {
      columns: reader.deduplicatedColumnNames(),
      rows: reader.getRows().map((row) => row.map(plainValue)),
    };
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw sqlError(messageOf(error));
  }
}

function notOne(what: string): CliError {
  return new CliError("refused-sql", {
    what,
    fix: "Give one statement that selects, describes or explains.",
  });
}

function sqlError(message: string): CliError {
  if (/^Permission Error|has been locked|disabled by configuration/.test(message)) {
    return new CliError("refused-sql", {
      what: "The SQL reaches beyond the database, for a file, an extension or a setting.",
      fix: "Only the tables of the database can be read; docs/database.md lists them.",
    });
  }
  return new CliError("bad-sql", {
    what: message.replace(/^Failed to extract statements: /, "").trimEnd(),
    fix: "docs/database.md lists the tables and their columns.",
  });
}
