import { CliError } from "../core/errors.ts";
import { codeOf } from "../db/postgres/failure.ts";
import type { Session } from "../db/postgres/session.ts";
import { addKey, createIndexes } from "./ddl.ts";
import type { SyncName } from "./tables.ts";

/** program_limit_exceeded: a value longer than the third of a page that an index takes. */
const TOO_LONG = "54000";

/** How a table is indexed. */
export interface Indexing {
  /** Whether it is PostgreSQL itself. */
  readonly isPostgres: boolean;
  /** Whether a failure must be undone up to a savepoint. */
  readonly inTransaction: boolean;
  /** Called with a line that says which index is missing. */
  readonly onSkipped: (line: string) => void;
}

/**
 * Gives a loaded table its key and indexes. A text that is too long for an index costs that index,
 * and not the sync.
 */
export async function indexTable(
  session: Session,
  schema: string,
  name: SyncName,
  { isPostgres, inTransaction, onSkipped }: Indexing,
): Promise<void> {
  const statements = [addKey(schema, name), ...createIndexes(schema, name, isPostgres)];
  // All in one message, where an error leaves none of them behind; else one by one.
  if (inTransaction && await isDone(session, name, statements.join(";\n"), true)) return;
  for (const sql of statements) {
    if (await isDone(session, name, sql, inTransaction)) continue;
    onSkipped(`${name} goes without an index: one of its texts is longer than Postgres indexes.`);
  }
}

/** Runs statements, and tells whether all texts were short enough for them. */
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
