import { type Database, openError, quoteText } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import { withLock } from "../core/lock.ts";
import { probeDatabase } from "../db/probe.ts";
import { refuseNewer, schemaVersion } from "../db/schema_version.ts";
import type { Rule } from "./rules/rule.ts";
import { noteSameArtists } from "./rules/same_artists.ts";
import { standInArtists } from "./rules/stand_in_artists.ts";
import { quoteName, table, TABLE_NAMES, type TableName } from "../db/tables.ts";
import { countMetadata } from "./exported_metadata.ts";

/** How long a reader of the old file is waited for, in milliseconds. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 100;

/** Where a finished database goes. */
export interface Replacement {
  readonly dataDir: string;
  /** Where the new database is: on the same file system. */
  readonly file: string;
  /** Whether a database without plays may replace one with plays. */
  readonly allowEmpty?: boolean | undefined;
  /** Rules whose names are applied to metadata. */
  readonly rules?: readonly Rule[] | undefined;
}

/**
 * Replaces `spotify.duckdb` with a finished database: takes the writers' lock, checkpoints the old
 * file's write-ahead log, copies its metadata, and renames. Until the rename the old file is
 * unchanged; afterwards there is no log beside the new one.
 *
 * @param next the new database; it is closed
 * @throws {CliError} `newer-database`, `bad-database`, `database-busy`, and `no-plays` when plays
 *   would be replaced by none; the old file then stays
 */
export async function replaceDatabase(
  next: Database,
  { dataDir, file, allowEmpty = false, rules = [] }: Replacement,
): Promise<void> {
  const current = `${dataDir}/spotify.duckdb`;
  await withLock(dataDir, async () => {
    if (await exists(current)) {
      await probeDatabase(current);
      await carryMetadata(next, current, { allowEmpty, rules });
    } else if (await countMetadata(next) > 0) {
      await standInArtists(next, rules);
      await renewMetadataVersion(next);
    }
    await noteSameArtists(next, rules);
    await next.run("checkpoint");
    next.close();
    await Deno.remove(`${current}.wal`).catch(ignoreMissing);
    await Deno.rename(file, current);
    await syncFolder(dataDir);
  });
}

/** The old file's metadata takes precedence over metadata from exports in the input folder. */
async function carryMetadata(
  database: Database,
  current: string,
  { allowEmpty, rules = [] }: Pick<Replacement, "allowEmpty" | "rules">,
): Promise<void> {
  await attachPatiently(database, current);
  await refuseUnknown(database, current);
  if (!allowEmpty) await refuseEmpty(database, current);
  const names = TABLE_NAMES.filter((name) => table(name).metadata);
  const known = new Map<TableName, string[]>();
  for (const name of names) known.set(name, await columnsOf(database, "old", name));
  for (const [name, columns] of known) if (columns.length > 0) await dropKnown(database, name);
  const brought = await countMetadata(database);
  for (const [name, columns] of known) await copyTable(database, name, columns);
  await standInArtists(database, rules, "old.main.meta");
  await database.run(
    "insert into meta select key, value from old.main.meta where key = 'metadata_version'",
  );
  if (brought > 0) await renewMetadataVersion(database);
  await database.run("checkpoint old");
  await database.run("detach old");
}

/** Tells sync and the site that metadata has changed. */
async function renewMetadataVersion(database: Database): Promise<void> {
  await database.run("delete from meta where key = 'metadata_version'");
  const version = crypto.randomUUID();
  await database.run("insert into meta values ('metadata_version', $1)", [version]);
}

/** Attaching replays the old file's log if a writer was killed; waits while a reader holds it. */
async function attachPatiently(database: Database, current: string): Promise<void> {
  for (let waited = 0;; waited += PAUSE_MS) {
    try {
      return await database.run(`attach ${quoteText(current)} as old`);
    } catch (error) {
      const explained = openError(current, error);
      if (explained.code !== "database-busy" || waited >= PATIENCE_MS) throw explained;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** An older file is fine: only columns that both files have are copied. */
async function refuseUnknown(database: Database, current: string): Promise<void> {
  const version = await schemaVersion(database, "old.main");
  if (version !== undefined) return refuseNewer(version, current);
  throw new CliError("bad-database", {
    what: `${current} is a DuckDB file, but not one of Tonearm's.`,
    fix: "Move it out of the way and run the command again.",
  });
}

/** Refuses to replace plays with none: most likely the input is wrong. */
async function refuseEmpty(database: Database, current: string): Promise<void> {
  const [row] = await database.rows(`
    select
      (select cast(count(*) as integer) from plays) as next,
      (select cast(count(*) as integer) from old.main.plays) as plays`);
  const plays = Number(row?.["plays"]);
  if (Number(row?.["next"]) > 0 || plays === 0) return;
  throw new CliError("no-plays", {
    what: `No plays were read, but ${current} has ${plays.toLocaleString("en")}.`,
    where: current,
    fix: "Check the input folder, MIN_PLAY_DURATION_MS and rules.json; the data you had is " +
      "unchanged. To replace it all the same, give --allow-empty.",
  });
}

/** The columns of a table in a database; none when it has no such table. */
async function columnsOf(database: Database, of: string, name: TableName): Promise<string[]> {
  const rows = await database.rows(
    `select column_name from duckdb_columns()
     where database_name = $1 and schema_name = 'main' and table_name = $2`,
    [of, name],
  );
  return rows.map(({ column_name }) => String(column_name));
}

/** Removes rows whose keys the old file also has. */
async function dropKnown(database: Database, name: TableName): Promise<void> {
  const isSame = table(name).key.map(quoteName)
    .map((column) => `old_rows.${column} = ${quoteName(name)}.${column}`).join(" and ");
  await database.run(
    `delete from ${quoteName(name)} using old.main.${quoteName(name)} as old_rows where ${isSame}`,
  );
}

/** Copies a table's rows, in the columns both files have; an older file may lack the table. */
async function copyTable(
  database: Database,
  name: TableName,
  known: readonly string[],
): Promise<void> {
  const columns = Object.keys(table(name).columns)
    .filter((column) => known.includes(column))
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
