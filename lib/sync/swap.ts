import { quoteText } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import { codeOf } from "../db/postgres/failure.ts";
import type { Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import { NEXT, within } from "./ddl.ts";
import { type SyncName, syncTable } from "./tables.ts";

/** How long one try waits for the lock. Readers queue behind it, so it is too short to notice. */
const LOCK_MS = 400;
/** lock_not_available and deadlock_detected. */
const TRY_AGAIN = ["55P03", "40P01"];
const DEPENDENT_OBJECTS = "2BP01";

/** What to swap. */
export interface SwapPlan {
  /** The schema of the live tables. */
  readonly schema: string;
  /** The next tables, which move to the schema of the live ones. */
  readonly moved: readonly SyncName[];
  /** The live tables to drop. */
  readonly replaced: readonly string[];
  /** Further statements whose locks would block readers. */
  readonly also: readonly string[];
  /** Whether to drop the schema of the next tables: it was made for this sync. */
  readonly dropsNext: boolean;
  /** How many times to try for the lock, with growing pauses. */
  readonly tries: number;
}

/**
 * Replaces the rows of a live table on which other objects depend. Readers see the old rows until the
 * transaction commits, and nobody waits.
 *
 * @param rows the number of rows expected at the end
 * @throws {CliError} `sync-mismatch` if somebody's trigger or policy rejects rows
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
    what: `${name} accepted ${
      counted?.["rows"]
    } of ${rows} rows: a trigger or a policy rejects the others.`,
    where: live,
    fix: "The old data is intact. Look for triggers and row security on the table.",
  });
}

/**
 * Swaps whole tables and commits. One statement takes all locks, and everything from there to the
 * commit is sent as one message, so no reader waits for the network.
 *
 * @throws {CliError} `sync-blocked`, naming the session that held the lock
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
    what: "Somebody created a view or another dependent object while the tables were being copied.",
    fix: "The old data is intact. Run the sync again; the new object will keep working.",
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
    ? "a session that has ended since"
    : `session ${first["pid"]} of ${first["name"]} (${first["program"] || "no name"}, ${
      first["state"]
    }, in its transaction since ${first["seconds"]} s)`;
  return new CliError("sync-blocked", {
    what: `The tables were locked during every try, last by ${who}.`,
    where: first === undefined ? undefined : `session ${first["pid"]}`,
    fix: "The old data is intact. Let that session end its transaction, or end it: " +
      `select pg_terminate_backend(${first?.["pid"] ?? "pid"})`,
  });
}
