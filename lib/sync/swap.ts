import { quoteText } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import { codeOf } from "../db/postgres/failure.ts";
import type { Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import { NEXT, within } from "./ddl.ts";
import { type SyncName, syncTable } from "./tables.ts";

/** How long one try waits for the readers, who wait behind it: less than a person notices. */
const LOCK_MS = 400;
/** lock_not_available and deadlock_detected. */
const TRY_AGAIN = ["55P03", "40P01"];
const DEPENDENT_OBJECTS = "2BP01";

/** What is swapped. */
export interface SwapPlan {
  /** The schema of the live tables. */
  readonly schema: string;
  /** The next tables, which move to the schema of the live ones. */
  readonly moved: readonly SyncName[];
  /** The live tables that go. */
  readonly replaced: readonly string[];
  /** Further statements that need a lock which readers would wait for. */
  readonly also: readonly string[];
  /** Whether the schema of the next tables was made for this sync, and goes with it. */
  readonly dropsNext: boolean;
  /** How often the lock is tried; a growing pause lies in between. */
  readonly tries: number;
}

/**
 * Puts the next rows into a live table that others hung something on: readers go on seeing the old
 * rows until the transaction commits, and nobody waits.
 *
 * @param rows how many there have to be at the end
 * @throws {CliError} `sync-mismatch` when a trigger of others keeps some out
 */
export async function replaceRows(
  session: Session,
  schema: string,
  name: SyncName,
  rows: number | undefined,
): Promise<void> {
  const columns = Object.keys(syncTable(name).columns).map(quoteName).join(", ");
  const live = within(schema, name);
  const doing = `Replacing the rows of ${name}`;
  await session.rows("set local lock_timeout = '10s'");
  await session.rows(`delete from ${live}`, doing);
  await session.rows(
    `insert into ${live} (${columns}) select ${columns} from ${within(NEXT, name)}`,
    doing,
  );
  const [counted] = await session.rows(`select count(*)::text as rows from ${live}`, doing);
  // `meta` holds the facts of the sync as well.
  if (name === "meta" || Number(counted?.["rows"]) === rows) return;
  throw new CliError("sync-mismatch", {
    what: `${name} took ${counted?.["rows"]} of ${rows} rows: a trigger or a policy is in the way.`,
    where: live,
    fix: "The old data is whole. Look for triggers and row security on the table.",
  });
}

/**
 * Swaps whole tables and commits. All locks are taken by one statement, and everything from there to
 * the commit travels as one message: no reader waits for the network.
 *
 * @throws {CliError} `sync-blocked`, naming the session that would not let go
 */
export async function swapAndCommit(session: Session, plan: SwapPlan): Promise<void> {
  const { schema, moved, replaced, also, tries } = plan;
  const old = replaced.map((name) => within(schema, name));
  const statements = [
    ...(old.length === 0 ? [] : [
      `lock table ${old.join(", ")} in access exclusive mode`,
      `drop table ${old.join(", ")}`,
    ]),
    ...moved.map((name) => `alter table ${within(NEXT, name)} set schema ${quoteName(schema)}`),
    ...also,
    ...(plan.dropsNext ? [`drop schema ${NEXT}`] : []),
    "commit",
  ].join(";\n");
  const before = `set local lock_timeout = '${LOCK_MS}ms'; savepoint swap;\n`;
  for (let done = 1;; done++) {
    try {
      await session.rows(done === 1 ? before + statements : statements, "Swapping the tables");
      return;
    } catch (error) {
      const code = error instanceof CliError ? codeOf(error.cause) : "";
      if (code === DEPENDENT_OBJECTS) throw dependedOn(error);
      if (!TRY_AGAIN.includes(code)) throw error;
      await session.rows("rollback to savepoint swap");
      if (done >= tries) throw await heldBy(session, old);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(100 * done, 1000)));
  }
}

function dependedOn(error: unknown): CliError {
  return new CliError("sync-blocked", {
    what: "Somebody made a view or the like on a table while it was being copied.",
    fix: "The old data is whole. Run it again; it will be kept working.",
    cause: error,
  });
}

async function heldBy(session: Session, tables: readonly string[]): Promise<CliError> {
  const list = tables.map((name) => `${quoteText(name)}::regclass`).join(", ");
  const rows = await session.rows(
    `select distinct
       pid,
       quote_ident(usename) as name,
       application_name as program,
       state,
       extract(epoch from now() - xact_start)::integer as seconds
     from pg_locks
     join pg_stat_activity using (pid)
     where relation in (${list})
       and granted
       and pid <> pg_backend_pid()
     order by seconds desc nulls last`,
  );
  const [first] = rows;
  const who = first === undefined
    ? "a session that ended meanwhile"
    : `session ${first["pid"]} of ${first["name"]} (${first["program"] || "no name"}, ${
      first["state"]
    }, in its transaction since ${first["seconds"]} s)`;
  return new CliError("sync-blocked", {
    what: `The tables are in use all the time; they are held by ${who}.`,
    where: first === undefined ? undefined : `session ${first["pid"]}`,
    fix: "The old data is whole. Let that session end its transaction, or end it: " +
      `select pg_terminate_backend(${first?.["pid"] ?? "pid"})`,
  });
}
