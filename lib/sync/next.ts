import { quoteText } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import type { Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import { MARK, NEXT } from "./ddl.ts";
import { SYNC_LOCK } from "./lock.ts";

/**
 * Creates the schema for the next tables, or drops what an interrupted sync left in it.
 *
 * @returns whether the schema is Tonearm's own and must be dropped at the end; one that somebody
 *   created for a role without that right stays
 * @throws {CliError} `sync-blocked` if it holds other objects
 */
export async function prepareNext(session: Session): Promise<boolean> {
  const comment = await schemaComment(session);
  if (comment === undefined) {
    await session.rows(
      // A role's transactions may be read-only by default; these statements are one.
      `set transaction read write; create schema ${NEXT}; comment on schema ${NEXT} is '${MARK}: where the next tables are made'`,
      `Making the schema ${NEXT}`,
    );
  } else await clearNext(session);
  return comment === undefined || comment.startsWith(MARK);
}

/** Drops the tables that Tonearm made in the schema of the next tables. */
export async function clearNext(session: Session): Promise<void> {
  const rows = await session.rows(
    `select relname::text as name, coalesce(obj_description(oid, 'pg_class'), '') as comment
     from pg_class
     where relnamespace = ${quoteText(NEXT)}::regnamespace and relkind not in ('i', 't', 'c')`,
  );
  const foreign = rows.find(({ comment }) => !String(comment).startsWith(MARK));
  if (foreign !== undefined) {
    throw new CliError("sync-blocked", {
      what: `Tonearm makes its next tables in the schema ${NEXT}, and ${foreign["name"]} is in it.`,
      where: `${NEXT}.${foreign["name"]}`,
      fix: "Move it to another schema.",
    });
  }
  for (const { name } of rows) {
    await session.rows(
      `set transaction read write; drop table ${NEXT}.${quoteName(String(name))}`,
      `Clearing ${NEXT}`,
    );
  }
}

/**
 * Drops what a failed sync left in the schema of the next tables, if it still can; otherwise the next
 * sync does. Nobody reads these tables.
 *
 * @param isNeeded whether any of it may have been committed
 */
export async function clearAfterFailure(session: Session, isNeeded: boolean): Promise<void> {
  if (!isNeeded) return;
  try {
    await session.rows("rollback; begin read write; set local lock_timeout = '2s'");
    // Without the lock another sync may be filling its own tables there already.
    const [row] = await session.rows(`select pg_try_advisory_xact_lock(${SYNC_LOCK}) as taken`);
    if (row?.["taken"] !== true) return;
    if (await schemaComment(session) === undefined) return;
    await clearNext(session);
    if ((await schemaComment(session))?.startsWith(MARK)) await session.rows(`drop schema ${NEXT}`);
    await session.rows("commit");
  } catch {
    // The next sync clears it.
  }
}

/** The comment of the schema of the next tables; undefined where there is no such schema. */
async function schemaComment(session: Session): Promise<string | undefined> {
  const [found] = await session.rows(
    `select coalesce(obj_description(oid, 'pg_namespace'), '') as comment
     from pg_namespace
     where nspname = ${quoteText(NEXT)}`,
  );
  return found === undefined ? undefined : String(found["comment"]);
}
