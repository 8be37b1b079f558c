import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBValue,
  type Json,
} from "@duckdb/node-api";
import { diskError } from "../core/disk_error.ts";
import { CliError, messageOf } from "../core/errors.ts";
import { probeDatabase } from "./probe.ts";
import { requireSchema } from "./schema_version.ts";

/** The storage format that Tonearm's files are written in; older DuckDBs cannot read them. */
const STORAGE = "v1.5.0";

/** How a database is opened. */
export interface OpenOptions {
  /** Folders that SQL may read and write; none when absent. */
  readonly allowedDirectories?: readonly string[];
  /** Where DuckDB spills data that does not fit into `memoryLimit`. */
  readonly tempDirectory?: string;
  /** For example `1GB`; DuckDB's own choice (80 % of the machine's) when absent. */
  readonly memoryLimit?: string;
  /** How many threads DuckDB works on; one for each processor when absent. */
  readonly threads?: number;
}

/** An open DuckDB with one connection. */
export class Database {
  readonly connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;
  readonly #inUse = new Set<DuckDBConnection>();
  #isClosed = false;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.connection = connection;
  }

  /**
   * Opens a database file, or `:memory:`, and locks DuckDB's native code down: it may touch the
   * file itself and `allowedDirectories`, cannot load extensions, and its settings are frozen.
   *
   * @throws {CliError} `database-busy` when another process holds the file, `bad-database` when it
   *   is not a database
   *
   * @example
   * ```ts
   * import { Database } from "./duckdb.ts";
   *
   * const database = await Database.open(":memory:");
   * console.assert((await database.rows("select 1 as one"))[0]?.["one"] === 1);
   * database.close();
   * ```
   */
  static async open(path: string, options: OpenOptions = {}): Promise<Database> {
    const database = await Database.openUnlocked(path, options);
    try {
      await database.lockDown(options.allowedDirectories ?? []);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  }

  /**
   * As {@linkcode Database.open}, but not locked down: the caller attaches files first and then
   * locks it.
   */
  static async openUnlocked(path: string, options: OpenOptions = {}): Promise<Database> {
    let instance: DuckDBInstance;
    try {
      instance = await DuckDBInstance.create(path, {
        autoinstall_known_extensions: "false",
        autoload_known_extensions: "false",
        storage_compatibility_version: STORAGE,
        temp_directory: options.tempDirectory ?? "",
        ...(options.memoryLimit === undefined ? {} : { memory_limit: options.memoryLimit }),
        ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
      });
    } catch (error) {
      throw openError(path, error);
    }
    const database = new Database(instance, await instance.connect());
    await database.run("set TimeZone = 'UTC'");
    return database;
  }

  /** Forbids everything outside the given folders and files, irreversibly. */
  async lockDown(
    allowedDirectories: readonly string[],
    allowedFiles: readonly string[] = [],
  ): Promise<void> {
    await this.run(`set allowed_directories = [${allowList(allowedDirectories)}]`);
    await this.run(`set allowed_paths = [${allowList(allowedFiles)}]`);
    await this.run("set enable_external_access = false");
    await this.run("set lock_configuration = true");
  }

  /** Another connection to the same database, for statements that run side by side. */
  async connect(): Promise<DuckDBConnection> {
    return await this.#instance.connect();
  }

  /** Runs `act` with a connection of its own, which {@linkcode Database.interrupt} stops as well. */
  async withConnection<T>(act: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.#instance.connect();
    this.#inUse.add(connection);
    try {
      return await act(connection);
    } finally {
      this.#inUse.delete(connection);
      connection.closeSync();
    }
  }

  /** Runs a statement and ignores its result. */
  async run(sql: string, parameters?: DuckDBValue[]): Promise<void> {
    await this.connection.run(sql, parameters);
  }

  /** Runs a statement and returns its rows as plain JSON values; wide integers become text. */
  async rows(sql: string, parameters?: DuckDBValue[]): Promise<Record<string, Json>[]> {
    const reader = await this.connection.runAndReadAll(sql, parameters);
    return reader.getRowObjectsJson();
  }

  /** Stops the statements that are running. */
  interrupt(): void {
    for (const connection of [this.connection, ...this.#inUse]) connection.interrupt();
  }

  /** Closes it; a second time does nothing. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.connection.closeSync();
    this.#instance.closeSync();
  }
}

/**
 * An SQL string literal, for paths and settings, which take no parameters. User input always goes
 * through parameters.
 *
 * @example
 * ```ts
 * import { quoteText } from "./duckdb.ts";
 *
 * console.assert(quoteText("it's") === "'it''s'");
 * ```
 */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A path as a glob pattern for DuckDB's file functions, with `*`, `?` and `[` escaped. A name that
 * also contains a backslash cannot be expressed.
 *
 * @example
 * ```ts
 * import { literalPattern } from "./duckdb.ts";
 *
 * console.assert(literalPattern("data_raw/[1].json") === "data_raw/[[]1].json");
 * ```
 */
export function literalPattern(path: string): string {
  return path.replaceAll(/[*?[]/g, "[$&]");
}

/**
 * Opens a copy of a database file in memory that can reach nothing else: the file is attached
 * read-only as `source`, copied, and detached before anything else runs.
 *
 * @param fill copies what is needed; everything when absent
 * @param options the memory and threads it may use
 * @throws {CliError} as {@linkcode probeDatabase} when there is no file to read, `newer-database`
 *   and `older-database` for one of another version of Tonearm, and as {@linkcode Database.open}
 */
export async function openCopy(
  path: string,
  fill: (database: Database) => Promise<void> = (database) =>
    database.run("copy from database source to memory"),
  options: Pick<OpenOptions, "memoryLimit" | "threads"> = {},
): Promise<Database> {
  await probeDatabase(path);
  const database = await Database.openUnlocked(":memory:", options);
  try {
    await database.run(`attach ${quoteText(path)} as source (read_only)`).catch((error) => {
      throw openError(path, error);
    });
    await requireSchema(database, path, "source.main");
    await fill(database);
    await database.run("detach source");
    await database.lockDown([]);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** DuckDB checks a pattern as written against its allow-lists, and then the files it matches. */
function allowList(paths: readonly string[]): string {
  const allowed = paths.flatMap((path) => [path, literalPattern(path)]);
  return [...new Set(allowed)].map(quoteText).join(", ");
}

/** Explains to a person why a file could not be opened. */
export function openError(path: string, error: unknown): CliError {
  const disk = diskError(error, path.slice(0, Math.max(0, path.lastIndexOf("/"))));
  if (disk !== undefined) return disk;
  const message = messageOf(error);
  if (/lock on file|being used by another process/i.test(message)) {
    return new CliError("database-busy", {
      what: `Another program has ${path} open for writing.`,
      fix: "Wait until it is done, or close it, and try again.",
      cause: error,
    });
  }
  if (/newer version|version number/i.test(message)) {
    return new CliError("newer-database", {
      what: `${path} was written by another version of DuckDB.`,
      fix: "Update Tonearm, or move the file away and run `deno task ingest`.",
      cause: error,
    });
  }
  return new CliError("bad-database", {
    what: `${path} cannot be opened as a DuckDB database.`,
    fix: "Move it out of the way and run `deno task ingest` to make a new one from your export.",
    cause: error,
  });
}
