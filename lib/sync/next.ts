import { quoteText } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import type { Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import { createBare, MARK, NEXT } from "./ddl.ts";
import { type SyncName } from "./tables.ts";

/**
 * Makes the schema for the next tables, clears it of what an interrupted sync in steps has left, and
 * makes the tables in it.
 *
 * @returns whether the schema is Tonearm's own, to be dropped in the end; one that somebody made for
 *   a role that may not make any stays
 * @throws {CliError} `sync-blocked` when somebody else keeps things in it
 */
export async function prepareNext(session: Session, names: readonly SyncName[]): Promise<boolean> {
  const [found] = await session.rows(
    `select coalesce(obj_description(oid, 'pg_namespace'), '') as comment
     from pg_namespace
     where nspname = ${quoteText(NEXT)}`,
  );
  if (found === undefined) {
    await session.rows(
      `create schema ${NEXT}; comment on schema ${NEXT} is '${MARK}: where the next tables are made'`,
      `Making the schema ${NEXT}`,
    );
  } else await clearNext(session);
  for (const name of names) await session.rows(createBare(NEXT, name), `Making ${NEXT}.${name}`);
  return found === undefined || String(found["comment"]).startsWith(MARK);
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
    await session.rows(`drop table ${NEXT}.${quoteName(String(name))}`, `Clearing ${NEXT}`);
  }
}
