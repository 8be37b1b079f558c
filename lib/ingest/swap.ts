import { type Database, openError, quoteText } from "../duckdb.ts";
import { CliError } from "../errors.ts";
import { withLock } from "../lock.ts";
import { refuseNewer, schemaVersion } from "../schema_version.ts";
import { quoteName, table, TABLE_NAMES } from "../tables.ts";

/** How long a reader of the old file is waited for, in milliseconds. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 100;

/**
 * Puts a finished database in the place of `spotify.duckdb`: takes the writers' lock, folds the old
 * file's write-ahead log into it, copies its metadata over, and renames. Until the rename the old
 * file is what it was; after it no log lies beside the new one.
 *
 * @param next the new database, on the same file system; it is closed
 * @param file its path
 * @throws {CliError} `newer-database`, `bad-database`, `database-busy`; the old file then stays
 */
export async function replaceDatabase(
  dataDir: string,
  next: Database,
  file: string,
): Promise<void> {
  const current = `${dataDir}/spotify.duckdb`;
  await withLock(dataDir, async () => {
    if (await exists(current)) await carryMetadata(next, current);
    await next.run("checkpoint");
    next.close();
    await Deno.remove(`${current}.wal`).catch(ignoreMissing);
    await Deno.rename(file, current);
    await syncFolder(dataDir);
  });
}

async function carryMetadata(database: Database, current: string): Promise<void> {
  await attachPatiently(database, current);
  await refuseUnknown(database, current);
  for (const name of TABLE_NAMES.filter((name) => table(name).metadata)) {
    await copyTable(database, name);
  }
  await database.run(
    "insert into meta select key, value from old.main.meta where key = 'metadata_version'",
  );
  await database.run("checkpoint old");
  await database.run("detach old");
}

/** Attaching replays the old file's log, if a writer was killed; a reader is waited for. */
async function attachPatiently(database: Database, current: string): Promise<void> {
  for (let waited = 0;; waited += PAUSE_MS) {
    try {
      return await database.run(`attach ${quoteText(current)} as old`);
    } catch (error) {
      const told = openError(current, error);
      if (told.code !== "database-busy" || waited >= PATIENCE_MS) throw told;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** An older file is welcome: what is carried over fills the columns that both know. */
async function refuseUnknown(database: Database, current: string): Promise<void> {
  const version = await schemaVersion(database, "old.main");
  if (version !== undefined) return refuseNewer(version, current);
  throw new CliError("bad-database", {
    what: `${current} is a DuckDB file, but not one of Tonearm's.`,
    fix: "Move it out of the way and run the command again.",
  });
}

/** Copies a table's rows by the columns that both files know; an older file may lack the table. */
async function copyTable(database: Database, name: string): Promise<void> {
  const rows = await database.rows(
    `select column_name from duckdb_columns()
     where database_name = 'old' and schema_name = 'main' and table_name = $1`,
    [name],
  );
  const known = new Set(rows.map(({ column_name }) => String(column_name)));
  const shared = await database.rows(
    `select column_name from duckdb_columns()
     where database_name = current_database() and schema_name = 'main' and table_name = $1`,
    [name],
  );
  const columns = shared
    .map(({ column_name }) => String(column_name))
    .filter((column) => known.has(column))
    .map(quoteName)
    .join(", ");
  if (columns === "") return;
  await database.run(
    `insert into ${quoteName(name)} (${columns}) select ${columns} from old.main.${
      quoteName(name)
    }`,
  );
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, (error) => {
    ignoreMissing(error);
    return false;
  });
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}

/** Makes the rename last through a power cut, where the system lets a folder be synced. */
async function syncFolder(folder: string): Promise<void> {
  if (Deno.build.os === "windows") return;
  using handle = await Deno.open(folder, { read: true });
  await handle.sync();
}
