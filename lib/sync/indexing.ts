import { CliError } from "../core/errors.ts";
import { codeOf } from "../db/postgres/failure.ts";
import type { Session } from "../db/postgres/session.ts";
import { addKey, createIndexes, within } from "./ddl.ts";
import type { SyncName } from "./tables.ts";

/** program_limit_exceeded: a value longer than the third of a page that an index takes. */
const TOO_LONG = "54000";

/**
 * Gives a loaded table its key and indexes, and counts its values for the planner. A text that is too
 * long for an index costs that index, and not the sync.
 *
 * @param inTransaction whether a failure has to be undone up to a savepoint
 * @param onSkipped called with a line that says which index is missing
 */
export async function indexTable(
  session: Session,
  schema: string,
  name: SyncName,
  inTransaction: boolean,
  onSkipped: (line: string) => void,
): Promise<void> {
  for (const sql of [addKey(schema, name), ...createIndexes(schema, name)]) {
    try {
      if (inTransaction) await session.rows("savepoint indexing");
      await session.rows(sql, `Indexing ${name}`);
    } catch (error) {
      if (!(error instanceof CliError) || codeOf(error.cause) !== TOO_LONG) throw error;
      if (inTransaction) await session.rows("rollback to savepoint indexing");
      onSkipped(`${name} goes without an index: one of its texts is longer than Postgres indexes.`);
    }
    if (inTransaction) await session.rows("release savepoint indexing");
  }
  await session.rows(`analyze ${within(schema, name)}`, `Indexing ${name}`);
}
