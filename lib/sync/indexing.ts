import { CliError } from "../core/errors.ts";
import { codeOf } from "../db/postgres/failure.ts";
import type { Session } from "../db/postgres/session.ts";
import { addKey, createIndexes } from "./ddl.ts";
import type { SyncName } from "./tables.ts";

/** program_limit_exceeded: a value longer than the third of a page that an index takes. */
const TOO_LONG = "54000";

/** Options for indexing a table. */
export interface Indexing {
  /** Whether it is PostgreSQL itself. */
  readonly isPostgres: boolean;
  /** Whether a failure must be undone up to a savepoint. */
  readonly inTransaction: boolean;
  /** Called with a line that names the table whose index was left out. */
  readonly onSkipped: (line: string) => void;
}

/**
 * Adds the key and indexes to a loaded table. If a text is too long for an index, that index is left
 * out and the sync goes on.
 */
export async function indexTable(
  session: Session,
  schema: string,
  name: SyncName,
  { isPostgres, inTransaction, onSkipped }: Indexing,
): Promise<void> {
  const statements = [addKey(schema, name), ...createIndexes(schema, name, isPostgres)];
  // In a transaction all go in one message, which an error undoes; otherwise one by one.
  if (inTransaction && await isDone(session, name, statements.join(";\n"), true)) return;
  for (const sql of statements) {
    if (await isDone(session, name, sql, inTransaction)) continue;
    onSkipped(`${name} lacks an index: one of its texts is too long for Postgres to index.`);
  }
}

/** Runs statements and returns whether all texts were short enough for the indexes. */
async function isDone(
  session: Session,
  name: SyncName,
  sql: string,
  inTransaction: boolean,
): Promise<boolean> {
  const doing = `Indexing ${name}`;
  try {
    await session.rows(
      inTransaction ? `savepoint indexing; ${sql}; release savepoint indexing` : sql,
      doing,
    );
    return true;
  } catch (error) {
    if (!(error instanceof CliError) || codeOf(error.cause) !== TOO_LONG) throw error;
    if (inTransaction) await session.rows("rollback to savepoint indexing", doing);
    return false;
  }
}
