import type { Database } from "../db/duckdb.ts";
import type { Progress } from "../core/progress.ts";
import type { Content } from "./content.ts";
import { copyTable } from "./copy.ts";
import { createBare, NEXT, within } from "./ddl.ts";
import { indexTable } from "./indexing.ts";
import type { SyncConnection } from "./connections.ts";
import { type Sums, totalOf } from "./rows/sums.ts";
import { BEGIN, type Server, settingsSql } from "./server.ts";
import { compareColumns, isSum, sumQuery } from "./verify.ts";

/** What filling any table needs. */
export interface FillOptions {
  readonly database: Database;
  readonly server: Server;
  /** False where each step commits on its own. */
  readonly inTransaction: boolean;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Called with the number of rows and bytes just sent. */
  readonly onSent: (rows: number, bytes: number) => void;
  /** Called when all rows of a table were sent. */
  readonly onCopied: () => void;
}

/** The result of filling a table. */
export interface FilledTable {
  /** The bytes that were sent. */
  readonly sent: number;
  /** The sums of its rows by run. */
  readonly sums: Sums;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/**
 * Makes a table in the schema `tonearm_next`: copies its rows, adds its key and indexes, analyzes it,
 * and compares what arrived with what was sent.
 *
 * @throws {CliError} `sync-mismatch` if they differ; and the session's errors
 */
export async function fillTable(
  { session, commits }: SyncConnection,
  content: Content,
  { database, server, inTransaction, progress, signal, onSent, onCopied }: FillOptions,
): Promise<FilledTable> {
  const started = performance.now();
  const { name } = content;
  const table = within(NEXT, name);
  const begin = commits ? `${BEGIN}; ${settingsSql(session, true)}; ` : "";
  const create = `${begin}${createBare(NEXT, name)}; `;
  if (!inTransaction) await session.rows(create, `Making ${table}`);
  const copying = {
    into: table,
    before: inTransaction ? create : "",
    freeze: inTransaction && server.isPostgres,
    signal,
    onSent,
  };
  const { bytes, sums } = await database.withConnection((connection) =>
    copyTable(session, connection, content, copying)
  );
  onCopied();
  const onSkipped = (line: string) => progress.say(line);
  const { isPostgres } = server;
  await indexTable(session, NEXT, name, { isPostgres, inTransaction, onSkipped });
  // Nobody sees the table before the swap, so it may be committed before it is compared.
  const statements = [`analyze ${table}`, ...(commits ? ["commit"] : [])];
  const query = sumQuery(table, { content, hashesRows: server.hashesRows });
  const [row] = await session.rows([...statements, query].join("; "), `Verifying ${name}`);
  if (!server.hashesRows || !isSum(row, totalOf(sums))) {
    await compareColumns(session, database, table, content);
  }
  return { sent: bytes, sums, ms: performance.now() - started };
}
