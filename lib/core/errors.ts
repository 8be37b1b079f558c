/**
 * The error that people see, and the list of its codes. Every code has a heading in
 * `docs/errors.md`; `deno task check` compares the two.
 */

/** Each error code with what it means in one line. Exit code 2 is for wrong usage or settings. */
export const ERROR_CODES = {
  "bad-flag": { exit: 2, means: "A flag or argument that the command does not take." },
  "bad-setting": { exit: 2, means: "A setting whose value cannot be used." },
  "unknown-zone": { exit: 2, means: "A time zone that the IANA database does not list." },
  "bad-travel-log": { exit: 2, means: "A travel log (timezones.json) that cannot be used." },
  "bad-rules": { exit: 2, means: "Rules (rules.json) that cannot be used." },
  "bad-genres": { exit: 2, means: "A list of genres (genres.json) that cannot be used." },
  "no-credentials": {
    exit: 2,
    means: "Spotify was to be asked for metadata without an app's keys.",
  },
  "unknown-provider": { exit: 2, means: "A provider of metadata that Tonearm does not know." },
  "no-sources": { exit: 2, means: "No listening history was found in the input folder." },
  "no-database": { exit: 2, means: "The DuckDB file is not there yet." },
  "newer-database": { exit: 1, means: "The database was written by a newer version of Tonearm." },
  "older-database": { exit: 1, means: "The database was written by an older version of Tonearm." },
  "bad-database": {
    exit: 1,
    means: "The file is not a database that Tonearm wrote, or is damaged.",
  },
  "database-busy": { exit: 1, means: "Another program holds the database or its lock." },
  "broken-source": { exit: 1, means: "A file of history breaks off or holds broken JSON." },
  "broken-zip": { exit: 1, means: "A ZIP archive is truncated or damaged." },
  "unreadable-zip": {
    exit: 1,
    means: "A ZIP archive is encrypted, in several parts, or packed by an unknown method.",
  },
  "zip-limit": { exit: 1, means: "A ZIP archive unpacks to more than the limits allow." },
  "broken-upload": { exit: 1, means: "An export that was added on the site did not arrive whole." },
  "rejected-records": { exit: 1, means: "--strict was given and some records cannot be used." },
  "nothing-usable": {
    exit: 1,
    means: "A source of history has no record that can be used, or none with a name.",
  },
  "no-plays": { exit: 1, means: "The run would replace a database with plays by one without." },
  "not-reconciled": { exit: 1, means: "The counts of an ingest do not add up." },
  "bad-credentials": { exit: 1, means: "Spotify does not accept the client id or secret." },
  "no-premium": { exit: 1, means: "Spotify requires the owner of its app to have Premium." },
  "service-refused": { exit: 1, means: "A metadata service refused a request." },
  "service-down": { exit: 1, means: "A metadata service could not be reached or failed." },
  "disk": { exit: 1, means: "A file could not be written: disk full, read-only or no permission." },
  "bad-sql": { exit: 1, means: "DuckDB could not understand or run the SQL." },
  "sql-limit": { exit: 1, means: "An SQL statement needs more memory or time than it may use." },
  "refused-sql": { exit: 1, means: "The SQL would write, or reach beyond the database." },
  "port-taken": { exit: 1, means: "The site's port is taken by another program." },
  "no-build": { exit: 1, means: "The site was not built, or its build cannot be loaded." },
  "no-binary": { exit: 1, means: "The single binary could not be made." },
  "build-failed": { exit: 1, means: "The site cannot be built from its sources." },
  "no-postgres-url": { exit: 2, means: "POSTGRES_URL is not set, and the command needs it." },
  "bad-postgres-url": { exit: 2, means: "POSTGRES_URL is not the address of a Postgres database." },
  "postgres-unreachable": {
    exit: 1,
    means: "The host of Postgres is unknown or cannot be reached.",
  },
  "postgres-refused": { exit: 1, means: "Nothing listens where POSTGRES_URL points." },
  "postgres-tls": { exit: 1, means: "The connection cannot be encrypted as sslmode asks." },
  "postgres-login": { exit: 1, means: "Postgres does not accept the user or password." },
  "postgres-no-database": { exit: 1, means: "The database that POSTGRES_URL names is not there." },
  "postgres-permission": { exit: 1, means: "The user lacks a permission in Postgres." },
  "postgres-timeout": { exit: 1, means: "Postgres did not answer or finish within its time." },
  "postgres-lost": { exit: 1, means: "The connection to Postgres broke or fell silent." },
  "postgres-full": { exit: 1, means: "Postgres has no disk or memory left." },
  "postgres-busy": { exit: 1, means: "Postgres accepts no more connections, or is starting." },
  "postgres-error": { exit: 1, means: "Postgres refused a statement for another reason." },
  "sync-busy": { exit: 1, means: "Another sync is writing to the same database." },
  "sync-blocked": {
    exit: 1,
    means: "An object in Postgres that is not Tonearm's is in the way of a sync.",
  },
  "sync-mismatch": { exit: 1, means: "The copy in Postgres differs from what was sent." },
  "interrupted": { exit: 130, means: "The command was stopped by Ctrl-C or a signal." },
  "broken-install": { exit: 1, means: "A package that Tonearm needs is missing or does not load." },
  "drive-silent": { exit: 1, means: "The drive that a file is on does not answer." },
  "killed": { exit: 1, means: "The system ended the process that did the work." },
  "internal": { exit: 1, means: "Something that should not happen; please report it." },
} as const satisfies Record<string, { exit: number; means: string }>;

/** A stable name for one kind of failure. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** The parts of a {@linkcode CliError}. */
export interface CliErrorParts {
  /** What was being done, what was found, what was expected. */
  readonly what: string;
  /** The file, row, flag or setting it happened at. */
  readonly where?: string | undefined;
  /** What the person can do about it. */
  readonly fix?: string | undefined;
  /** The cause, for `--debug` and tests; never shown verbatim. */
  readonly cause?: unknown;
}

/**
 * A failure as the person who runs a command reads it: what, where, and how to fix it.
 *
 * @example
 * ```ts
 * import { CliError } from "./errors.ts";
 *
 * const error = new CliError("disk", { what: "Cannot write data/spotify.duckdb: the disk is full." });
 * console.assert(error.exitCode === 1);
 * ```
 */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly code: ErrorCode;
  readonly where: string | undefined;
  readonly fix: string | undefined;

  constructor(code: ErrorCode, parts: CliErrorParts) {
    super(parts.what, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.code = code;
    this.where = parts.where;
    this.fix = parts.fix;
  }

  /** The process exit code: 1 failed, 2 wrong usage or setting, 130 interrupted. */
  get exitCode(): number {
    return ERROR_CODES[this.code].exit;
  }

  /** The JSON form that `--json` prints. */
  toJSON(): { code: ErrorCode; message: string; where?: string; fix?: string } {
    return {
      code: this.code,
      message: this.message,
      ...(this.where === undefined ? {} : { where: this.where }),
      ...(this.fix === undefined ? {} : { fix: this.fix }),
    };
  }
}

/**
 * The message of anything that was thrown.
 *
 * @example
 * ```ts
 * import { messageOf } from "./errors.ts";
 *
 * console.assert(messageOf(new Error("no")) === "no");
 * ```
 */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
