import { Database, openError, quoteText } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import { withLock } from "../core/lock.ts";
import { probeDatabase } from "../db/probe.ts";
import { requireSchema } from "../db/schema_version.ts";
import { quoteName, TABLE_NAMES } from "../db/tables.ts";

/** DuckDB's memory limit; beyond it, DuckDB spills to the working folder. */
const MEMORY_LIMIT = "1GB";

/** The name under which the copied file is attached. */
export const SOURCE = "source";

/**
 * Copies `spotify.duckdb` into a working folder and attaches the copy to a database in memory that is
 * locked down to that folder. The sync sees one state of the file while others write to it, and derived
 * tables need no disk.
 *
 * @throws {CliError} `no-database`, `bad-database`, `database-busy`, `newer-database`,
 *   `older-database`
 */
export async function openSnapshot(dataDir: string, folder: string): Promise<Database> {
  const file = `${dataDir}/spotify.duckdb`;
  await probeDatabase(file);
  const copy = `${folder}/snapshot.duckdb`;
  await withLock(dataDir, async () => {
    // While it is attached, even programs that ignore the lock cannot write to it.
    const guard = await Database.openUnlocked(":memory:");
    try {
      await guard.run(`attach ${quoteText(file)} as source (read_only)`).catch((error) => {
        throw openError(file, error);
      });
      await Deno.copyFile(file, copy);
      await Deno.copyFile(`${file}.wal`, `${copy}.wal`).catch((error) => {
        if (!(error instanceof Deno.errors.NotFound)) throw error;
      });
    } finally {
      guard.close();
    }
  });
  const database = await Database.openUnlocked(":memory:", {
    tempDirectory: `${folder}/spill`,
    memoryLimit: MEMORY_LIMIT,
    // Several statements run at once, each on its own thread; further threads would only spin.
    threads: 1,
  });
  try {
    await database.run(`attach ${quoteText(copy)} as ${SOURCE}`).catch((error) => {
      throw openError(file, error);
    });
    await requireSchema(database, file, `${SOURCE}.main`);
    for (const name of TABLE_NAMES) {
      await database.run(`create view ${quoteName(name)} as from ${SOURCE}.main.${quoteName(name)}`)
        .catch((cause) => {
          throw new CliError("bad-database", {
            what: `The DuckDB file has no table ${name}.`,
            fix: "Run `deno task ingest` again; fetched metadata is carried over.",
            cause,
          });
        });
    }
    await database.lockDown([folder]);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * The facts of `meta` by key.
 *
 * @throws {CliError} `bad-database`
 */
export async function readFacts(database: Database): Promise<Map<string, string>> {
  const rows = await database.rows("select key, value from meta").catch((cause) => {
    throw new CliError("bad-database", {
      what: "The DuckDB file is not one that Tonearm wrote: it has no table meta.",
      fix: "Move it out of the way and run `deno task ingest`.",
      cause,
    });
  });
  return new Map(rows.map(({ key, value }) => [String(key), String(value)]));
}
