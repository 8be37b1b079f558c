import { CliError } from "../core/errors.ts";
import { quoteText } from "../db/duckdb.ts";
import { PINNED } from "../db/postgres/pinned.ts";
import type { Session } from "../db/postgres/session.ts";

/** Facts about the server and the database. */
export interface Server {
  /** The first existing schema of the search path, where the site looks too. */
  readonly schema: string;
  /** Whether it is PostgreSQL itself, which can write frozen rows. */
  readonly isPostgres: boolean;
  /** Whether it hashes rows, as PostgreSQL 14 and later do. */
  readonly hashesRows: boolean;
}

/**
 * Settings that a transaction of several minutes needs, by name. Those set in the address's `options`
 * stay. With them, a server notices within a minute or two that its client has vanished.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  statement_timeout: "0",
  idle_in_transaction_session_timeout: "0",
  transaction_timeout: "0",
  lock_timeout: "0",
  // Enough for plans right after a sync; autovacuum analyzes again with the server's own target.
  default_statistics_target: "10",
  tcp_keepalives_idle: "15",
  tcp_keepalives_interval: "5",
  tcp_keepalives_count: "4",
  client_connection_check_interval: "2s",
  default_transaction_read_only: "off",
  jit: "off",
  work_mem: "64MB",
  maintenance_work_mem: "256MB",
};

/**
 * Checks that the database can hold text in every language.
 *
 * @throws {CliError} `sync-blocked`
 */
export async function checkServer(session: Session): Promise<Server> {
  const [row] = await session.rows(
    `select
       current_schema()::text as schema,
       current_setting('server_encoding') as encoding,
       exists (select from pg_proc where proname = 'hash_record_extended') as hashes_rows,
       version() as version`,
  );
  if (row?.["encoding"] !== "UTF8") {
    throw new CliError("sync-blocked", {
      what: `The database is encoded in ${row?.["encoding"]}, which cannot hold every title.`,
      where: session.address.database,
      fix: "Create another: create database music template template0 encoding 'UTF8'",
    });
  }
  if (typeof row["schema"] !== "string") {
    throw new CliError("sync-blocked", {
      what: "No schema of the search path exists, so the tables have nowhere to go.",
      fix:
        "create schema public, or name another in POSTGRES_URL: options=-c%20search_path%3Dmusic",
    });
  }
  const version = String(row["version"]);
  return {
    schema: row["schema"],
    isPostgres: version.startsWith("PostgreSQL") && !version.includes("-YB-"),
    hashesRows: row["hashes_rows"] === true,
  };
}

/** The statement that begins a transaction of a sync. */
export const BEGIN = "begin isolation level read committed read write";

/**
 * A query that pins the settings which change how values print and which functions names resolve to
 * (tables are named with their schema), and sets what a long copy needs, as far as the engine has it.
 */
export function settingsSql({ address }: Session, inTransaction: boolean): string {
  const asked = address.options ?? "";
  const limits = Object.entries(SETTINGS).filter(([name]) => !asked.includes(name));
  const wanted = [...limits, ...Object.entries(PINNED), ["search_path", "pg_catalog, pg_temp"]];
  const rows = wanted.map((setting) => `(${setting.map(quoteText).join(", ")})`).join(", ");
  return `select set_config(wanted.name, wanted.value, ${inTransaction})
    from (values ${rows}) as wanted(name, value)
    join pg_settings using (name)`;
}

/**
 * Applies {@linkcode settingsSql} and begins the transaction, if the sync uses one, in one message: one
 * round trip.
 */
export async function begin(session: Session, inTransaction: boolean): Promise<void> {
  const settings = settingsSql(session, inTransaction);
  try {
    await session.rows(
      inTransaction
        ? `${BEGIN}; savepoint settings; ${settings}; release savepoint settings`
        : settings,
    );
  } catch (error) {
    const isRefusal = error instanceof CliError && error.code === "postgres-error";
    if (!isRefusal) throw error;
    if (!inTransaction) return;
    await session.rows("rollback to savepoint settings; release savepoint settings").catch(() => {
      throw error;
    });
  }
}
