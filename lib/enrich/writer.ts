import { Database, openError, quoteText } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import { withLock } from "../core/lock.ts";
import { retryWhileBusy } from "./retry_while_busy.ts";

/**
 * Writes to the database of a data folder in small transactions. The file is opened for each and let
 * go after it, so that readers and ingest are not locked out; DuckDB itself is started once.
 */
export class Writer {
  readonly #dataDir: string;
  readonly #database: Database;

  private constructor(dataDir: string, database: Database) {
    this.#dataDir = dataDir;
    this.#database = database;
  }

  /** Starts DuckDB, which may reach the data folder and nothing else. */
  static async open(dataDir: string): Promise<Writer> {
    const database = await Database.open(":memory:", { allowedDirectories: [dataDir] });
    return new Writer(dataDir, database);
  }

  /**
   * Runs `act` in one transaction, while no other writer and no reader holds the file.
   *
   * @throws {CliError} `database-busy` when somebody holds it for too long, `no-database`
   */
  async write(act: (database: Database) => Promise<void>): Promise<void> {
    const database = this.#database;
    await withLock(this.#dataDir, async () => {
      await this.#attach();
      try {
        await database.run("use target");
        await database.run("begin");
        try {
          await act(database);
          await database.run("commit");
        } catch (error) {
          await database.run("rollback");
          throw error;
        }
      } finally {
        await database.run("use memory");
        await database.run("detach target");
      }
    });
  }

  close(): void {
    this.#database.close();
  }

  async #attach(): Promise<void> {
    const path = `${this.#dataDir}/spotify.duckdb`;
    await Deno.stat(path).catch((cause) => {
      throw new CliError("no-database", {
        what: `There is no database at ${path} any more.`,
        fix: "Run `deno task ingest` to make one from your export.",
        cause,
      });
    });
    await retryWhileBusy(async () => {
      await this.#database.run(`attach ${quoteText(path)} as target`).catch((error) => {
        throw openError(path, error);
      });
    });
  }
}
