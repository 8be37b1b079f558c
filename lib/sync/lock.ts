import { CliError } from "../core/errors.ts";
import { codeOf } from "../db/postgres/failure.ts";
import type { Session } from "../db/postgres/session.ts";

/** The advisory lock's key: "tonearm" as a number. */
export const SYNC_LOCK = "32773617236406893";
const PAUSE_MS = 250;
/** undefined_function and feature_not_supported: an engine without advisory locks. */
const MISSING = ["42883", "0A000"];

/**
 * Takes the advisory lock that one sync at a time holds, until the transaction ends; without a
 * transaction, until the session ends. If each step commits on its own, an engine without advisory
 * locks is accepted.
 *
 * @param patienceMs how long to wait for another sync to end
 * @throws {CliError} `sync-busy`, naming the session that holds it
 */
export async function takeSyncLock(
  session: Session,
  patienceMs: number,
  inTransaction: boolean,
): Promise<void> {
  const take = inTransaction ? "pg_try_advisory_xact_lock" : "pg_try_advisory_lock";
  for (let waited = 0;; waited += PAUSE_MS) {
    const [row] = await session.rows(`select ${take}(${SYNC_LOCK}) as taken`).catch((error) => {
      const isMissing = error instanceof CliError && MISSING.includes(codeOf(error.cause));
      if (inTransaction || !isMissing) throw error;
      return [{ taken: true }];
    });
    if (row?.["taken"] === true) return;
    if (waited >= patienceMs) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const [holder] = await session.rows(
    `select
       pid,
       quote_ident(usename) as name,
       coalesce(host(client_addr), 'a socket') as at,
       extract(epoch from now() - coalesce(xact_start, backend_start))::integer as seconds
     from pg_locks
     join pg_stat_activity using (pid)
     where locktype = 'advisory'
       and granted
       and ((classid::bigint << 32) | objid::bigint) = ${SYNC_LOCK}`,
  );
  const who = holder === undefined
    ? "another session"
    : `session ${holder["pid"]} of ${holder["name"]} from ${holder["at"]}, since ${
      holder["seconds"]
    } s`;
  throw new CliError("sync-busy", {
    what: `Another sync is writing to this database: ${who}.`,
    fix: "Wait until it has ended and try again. If its computer is gone: " +
      `select pg_terminate_backend(${holder?.["pid"] ?? "pid"})`,
  });
}
