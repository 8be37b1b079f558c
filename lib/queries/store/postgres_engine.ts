import postgres from "postgres";
import type { Cell, RawRow } from "../columns.ts";
import { messageOf } from "../../core/errors.ts";
import { parsePostgresUrl, type PostgresAddress } from "../../db/postgres/address.ts";
import { postgresClient, socketTo } from "../../db/postgres/client.ts";
import { KEPT_BY_POOLERS, PINNED } from "../../db/postgres/pinned.ts";
import { codeOf, postgresFailure } from "../../db/postgres/failure.ts";
import { RequestError } from "../../core/request_error.ts";
import type { Sql } from "../sql.ts";
import { postgresFingerprint, SYNCED_FINGERPRINT_KEY } from "../../sync/fingerprint.ts";
import type { RowsByName } from "../question.ts";
import { DataChanged, type Engine, runAll, type Snapshot } from "./engine.ts";
import { PostgresPool, StalePool } from "./postgres_pool.ts";
import { POSTGRES_TYPES } from "./postgres_values.ts";

/** The engine's options besides its address. */
export interface PostgresEngineOptions {
  readonly log: (message: string) => void;
  /** How long a statement may run, in ms. */
  readonly statementTimeoutMs?: number;
  /** How long a known version of the data is trusted, in ms. */
  readonly versionMs?: number;
  /** Connections at most. */
  readonly connections?: number;
  readonly now?: () => number;
}

/** Seconds within which a server must be reached, and must then greet. */
const CONNECT_S = 5;
/** How long after a statement's time limit its end may take to arrive, in ms. */
const GRACE_MS = 2000;
/** Seconds after which a request may be tried again. */
const RETRY_AFTER = 5;

/**
 * Answers from Postgres: a pool of read-only sessions with a statement timeout. A pooler that
 * refuses such settings may switch sessions, so statements are not prepared there, and the role's
 * own settings apply.
 */
export class PostgresEngine implements Engine {
  readonly name = "postgres";
  readonly #options: PostgresEngineOptions;
  readonly #address: PostgresAddress;
  #pool: PostgresPool;
  #isShared = false;
  #version: { readonly value: string; readonly at: number } | undefined;
  #asking: Promise<string> | undefined;

  /** @throws {CliError} `bad-postgres-url` */
  constructor(url: string, options: PostgresEngineOptions) {
    this.#options = options;
    const named = parsePostgresUrl(url);
    this.#address = { ...named, connectMs: Math.min(named.connectMs, CONNECT_S * 1000) };
    this.#pool = this.#connect();
  }

  async current(): Promise<Snapshot> {
    const version = await this.#currentVersion();
    return { version, all: (statements) => this.#all(statements, version), release: () => {} };
  }

  async close(): Promise<void> {
    await this.#pool.end(2);
  }

  #connect(): PostgresPool {
    const { connections = 4, statementTimeoutMs = 10_000 } = this.#options;
    const own = {
      ...PINNED,
      default_transaction_isolation: "read committed",
      default_transaction_read_only: true,
      statement_timeout: statementTimeoutMs,
      jit: false,
      work_mem: "64MB",
      // A statement that runs often would get one plan for all values, which for a race under a
      // filter took several times as long as a plan made for its own.
      plan_cache_mode: "force_custom_plan",
    };
    const sql = postgresClient(this.#address, {
      connections,
      // PgBouncer passes the session on at the end of a statement: pipelined statements got no
      // answer.
      pipeline: this.#isShared ? 0 : 100,
      idleS: 60,
      lifetimeS: 1800,
      greetingS: CONNECT_S,
      prepare: !this.#isShared,
      types: POSTGRES_TYPES,
      session: this.#isShared ? KEPT_BY_POOLERS : own,
      socket: () => socketTo(this.#address),
    });
    // Without a statement timeout a statement may take any time.
    return new PostgresPool(sql, this.#isShared ? Infinity : statementTimeoutMs + GRACE_MS);
  }

  /**
   * Each statement sees one state of the tables, but a sync may replace them between two: then the
   * version changes. It is asked for again rather than held by a transaction, because statements of
   * one transaction run one after the other, and its snapshot does not cover tables that are swapped.
   */
  async #all(statements: Readonly<Record<string, Sql>>, version: string): Promise<RowsByName> {
    const rows = await runAll(statements, (sql) => this.#rows(sql));
    if (Object.keys(statements).length === 1) return rows;
    this.#version = undefined;
    if (await this.#currentVersion() !== version) throw new DataChanged();
    return rows;
  }

  /** The version, fetched again if it is not recent; concurrent callers share one fetch. */
  async #currentVersion(): Promise<string> {
    const { now = Date.now, versionMs = 2_000 } = this.#options;
    if (this.#version !== undefined && now() - this.#version.at < versionMs) {
      return this.#version.value;
    }
    this.#asking ??= this.#askVersion().finally(() => {
      this.#asking = undefined;
    });
    const value = await this.#asking;
    this.#version = { value, at: now() };
    return value;
  }

  async #askVersion(): Promise<string> {
    const rows = await this.#rows({
      text: `select key, value
from meta
where key in ('data_version', 'metadata_version', 'synced_at', '${SYNCED_FINGERPRINT_KEY}')
order by key collate "C"`,
      values: [],
    });
    refuseOtherTables(rows.find(({ key }) => key === SYNCED_FINGERPRINT_KEY)?.["value"]);
    const text = rows.map(({ value }) => String(value)).join("|");
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return new Uint8Array(digest).toHex().slice(0, 16);
  }

  /** Switches to a pool for poolers that refuse session settings. */
  #share(error: unknown): void {
    this.#isShared = true;
    this.#replace();
    this.#options.log(
      `Postgres: a pooler refuses settings of the session (${
        messageOf(error)
      }), so the role's own ` +
        "hold, which `deno task sync --print-role-sql` sets. docs/postgres.md has PgBouncer's lines.",
    );
  }

  /** Replaces the pool; statements under way in the old one may finish. */
  #replace(): void {
    void this.#pool.end(2);
    this.#pool = this.#connect();
  }

  /** Statements only read, so one that got no answer is retried once on new connections. */
  async #rows(statement: Sql, isAgain = false): Promise<RawRow[]> {
    const asked = this.#pool;
    try {
      return await asked.rows(statement, !this.#isShared);
    } catch (error) {
      const isReplaced = asked !== this.#pool;
      if (!isReplaced && !this.#isShared && refusesSettings(error)) {
        this.#share(error);
        return await this.#rows(statement);
      }
      if (!isAgain && (isReplaced || error instanceof StalePool)) {
        if (!isReplaced) this.#replace();
        return await this.#rows(statement, true);
      }
      const reason = error instanceof StalePool ? error.cause ?? error : error;
      this.#options.log(reasonOf(reason, this.#address));
      throw unavailable(reason);
    }
  }
}

/** Whether a pooler turned out to share sessions. */
function refusesSettings(error: unknown): boolean {
  return codeOf(error) === "08P01" && /startup parameter/i.test(messageOf(error));
}

/** Tables of another version may lack columns that questions read, or define them differently. */
function refuseOtherTables(fingerprint: Cell | undefined): void {
  if (fingerprint === postgresFingerprint()) return;
  throw new RequestError(
    "database-unavailable",
    "The tables in Postgres are of another version of Tonearm than the site: run `deno task sync` " +
      "with the site's version.",
    undefined,
    RETRY_AFTER,
  );
}

/** The failure in one line, without the password or any value of the data. */
function reasonOf(error: unknown, address: PostgresAddress): string {
  if (codeOf(error) === "42501") {
    return `Postgres: the role "${address.user}" may not read Tonearm's tables ` +
      `(${messageOf(error)}); \`deno task sync --print-role-sql\` prints the SQL that lets a role.`;
  }
  return postgresFailure("Postgres", address, error).message;
}

function unavailable(error: unknown): Error {
  const code = codeOf(error);
  if (code === "42P01" || code === "3F000") {
    return new RequestError(
      "no-database",
      "The database is empty. Run `deno task sync` to fill it.",
      undefined,
      RETRY_AFTER,
      { cause: error },
    );
  }
  if (code === "42501") {
    return new RequestError(
      "database-unavailable",
      "The database does not let this site read it; its log says more.",
      undefined,
      RETRY_AFTER,
      { cause: error },
    );
  }
  const isOurs = error instanceof postgres.PostgresError &&
    !/^(57|53|08|28|3D|25006|40|55P03)/.test(code);
  if (isOurs) return new Error(`${code} from Postgres`, { cause: error });
  const message = code === "57014"
    ? "The database took too long to answer. Try again in a moment, or with a shorter range."
    : "The database cannot be reached at the moment.";
  return new RequestError("database-unavailable", message, undefined, RETRY_AFTER, {
    cause: error,
  });
}
