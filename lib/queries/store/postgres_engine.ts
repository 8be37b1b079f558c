import postgres from "postgres";
import type { Cell, RawRow } from "../columns.ts";
import { messageOf } from "../../core/errors.ts";
import { parsePostgresUrl, type PostgresAddress } from "../../db/postgres/address.ts";
import { postgresClient, socketTo } from "../../db/postgres/client.ts";
import { codeOf } from "../../db/postgres/failure.ts";
import { RequestError } from "../../core/request_error.ts";
import type { Sql } from "../sql.ts";
import { postgresFingerprint, SYNCED_FINGERPRINT_KEY } from "../../sync/fingerprint.ts";
import type { RowsByName } from "../question.ts";
import { DataChanged, type Engine, runAll, type Snapshot } from "./engine.ts";
import { POSTGRES_TYPES } from "./postgres_values.ts";

/** What the engine is given besides its address. */
export interface PostgresEngineOptions {
  readonly log: (message: string) => void;
  /** How long a statement may run, in ms. */
  readonly statementTimeoutMs?: number;
  /** How long the version of the data is taken as known, in ms. */
  readonly versionMs?: number;
  /** Connections at most. */
  readonly connections?: number;
  readonly now?: () => number;
}

/** Seconds in which a server has to be reached, and then to greet. */
const CONNECT_S = 5;
/** Seconds after which a request may be tried again. */
const RETRY_AFTER = 5;

/**
 * Answers from Postgres: a pool whose sessions read only, and end what takes too long. A pooler in
 * transaction mode takes no such settings and keeps no prepared statements: there the role's own
 * settings hold.
 */
export class PostgresEngine implements Engine {
  readonly name = "postgres";
  readonly #options: PostgresEngineOptions;
  readonly #address: PostgresAddress;
  #sql: postgres.Sql;
  #isShared = false;
  #version: { readonly value: string; readonly at: number } | undefined;
  #asking: Promise<string> | undefined;

  /** @throws {CliError} `bad-postgres-url` */
  constructor(url: string, options: PostgresEngineOptions) {
    this.#options = options;
    const named = parsePostgresUrl(url);
    this.#address = { ...named, connectMs: Math.min(named.connectMs, CONNECT_S * 1000) };
    this.#sql = this.#connect();
  }

  async current(): Promise<Snapshot> {
    const version = await this.#currentVersion();
    return { version, all: (statements) => this.#all(statements, version), release: () => {} };
  }

  async close(): Promise<void> {
    await this.#sql.end({ timeout: 2 });
  }

  #connect(): postgres.Sql {
    const { connections = 4, statementTimeoutMs = 10_000 } = this.#options;
    const own = {
      default_transaction_read_only: true,
      statement_timeout: statementTimeoutMs,
      jit: false,
      work_mem: "64MB",
    };
    return postgresClient(this.#address, {
      connections,
      // PgBouncer hands the session on at a statement's end: what was sent behind it got no answer.
      pipeline: this.#isShared ? 0 : 100,
      idleS: 60,
      lifetimeS: 1800,
      greetingS: CONNECT_S,
      prepare: !this.#isShared,
      types: POSTGRES_TYPES,
      session: { DateStyle: "ISO, YMD", TimeZone: "UTC", ...(this.#isShared ? {} : own) },
      socket: () => socketTo(this.#address),
    });
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

  /** The version, asked for anew when it was not asked for lately; once for all who wait. */
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

  /** From now on through a pooler in transaction mode. */
  #share(): void {
    this.#isShared = true;
    void this.#sql.end({ timeout: 0 });
    this.#sql = this.#connect();
    this.#options.log(
      "Postgres: a pooler in transaction mode, which takes no settings: the role's own hold. " +
        "`deno task sync --print-role-sql` sets them.",
    );
  }

  async #rows(statement: Sql): Promise<RawRow[]> {
    const { text, values } = statement;
    const asked = this.#sql;
    try {
      const rows = await asked.unsafe<Record<string, Cell>[]>(text, [...values], {
        prepare: !this.#isShared,
      });
      return [...rows];
    } catch (error) {
      if (asked !== this.#sql) return await this.#rows(statement);
      if (!this.#isShared && refusesSettings(error)) {
        this.#share();
        return await this.#rows(statement);
      }
      this.#options.log(`Postgres: ${reasonOf(error)}`);
      throw unavailable(error);
    }
  }
}

/** Whether a pooler has said that it hands out sessions of others. */
function refusesSettings(error: unknown): boolean {
  return codeOf(error) === "08P01" && /startup parameter/i.test(messageOf(error));
}

/** Tables of another version may lack what questions ask for, or mean something else by it. */
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

/** What failed, without addresses or values: the code, and Postgres' own words. */
function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const message = error instanceof postgres.PostgresError
    ? messageOf(error)
    : "the server cannot be reached";
  return code === "" ? message : `${code}: ${message}`;
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
