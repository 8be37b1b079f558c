import { counted } from "../core/plural.ts";
import { withDiskErrors } from "../core/disk_error.ts";
import { CliError } from "../core/errors.ts";
import { withWorkFolder } from "../core/work_folder.ts";
import { Database } from "../db/duckdb.ts";
import { fill, type FillOptions } from "./fill.ts";
import type { Notice } from "./notices.ts";
import { refuseUnended } from "./read_error.ts";
import type { Counts } from "./reconcile.ts";
import { type Skipped, skippedText } from "./skipped.ts";
import { findSources } from "./sources.ts";
import { replaceDatabase } from "./swap.ts";

/** The options of an ingest. */
export interface IngestOptions extends FillOptions {
  readonly dataRawDir: string;
  /** Allows a database with plays to be replaced by one without. */
  readonly allowEmpty?: boolean;
}

/** The result of an ingest. */
export interface IngestResult extends Counts {
  readonly sources: number;
  /** Broken characters in names, such as half an emoji, that were replaced with U+FFFD. */
  readonly replaced_characters: number;
  readonly skipped: readonly Skipped[];
  readonly notices: readonly Notice[];
  readonly timezone: string;
  readonly seconds: number;
}

/** DuckDB's memory limit; beyond it DuckDB spills to the working folder. */
const MEMORY_LIMIT = "900MB";

/**
 * Reads a whole input folder into `spotify.duckdb` in the data folder. The new database is built
 * beside the old one and replaces it atomically at the end, with the metadata carried over.
 *
 * @throws {CliError} if there is no history, a source is broken, the counts do not add up, the
 *   disk is full, or the run is stopped; the old database is then unchanged
 */
export async function ingest(options: IngestOptions): Promise<IngestResult> {
  const started = performance.now();
  const { dataRawDir, dataDir, progress, signal } = options;
  return await withDiskErrors(dataDir, () =>
    withWorkFolder(dataDir, async (workFolder) => {
      progress.stage("Looking for listening history");
      const found = await findSources(dataRawDir, workFolder, signal);
      const { root, sources, metadata, skipped } = found;
      for (const each of skipped) progress.say(skippedText(each));
      if (metadata.length > 0) {
        progress.say(
          `Found metadata of an export of Tonearm's in ${counted(metadata.length, "file")}.`,
        );
      }
      if (sources.length === 0) throw noSources(dataRawDir, skipped);
      for (const source of sources) await refuseUnended(source);

      const file = `${workFolder}/spotify.duckdb`;
      const database = await openNew(file, root, options.dataDir, workFolder);
      const beside = await database.connect();
      const onAbort = () => {
        database.interrupt();
        beside.interrupt();
      };
      signal?.addEventListener("abort", onAbort);
      try {
        const work = { database, beside, workFolder, sources: [...sources], metadata };
        const { counts, notices, replaced } = await fill(work, options);
        signal?.throwIfAborted();
        beside.closeSync();
        progress.stage("Putting the new database in place");
        const { allowEmpty, rules } = options;
        await replaceDatabase(database, { dataDir, file, allowEmpty, rules });
        progress.done();
        return {
          sources: sources.length,
          ...counts,
          replaced_characters: replaced,
          skipped,
          notices,
          timezone: options.timezone,
          seconds: Math.round(performance.now() - started) / 1000,
        };
      } finally {
        signal?.removeEventListener("abort", onAbort);
        database.close();
      }
    }));
}

/**
 * A new database file with a second one in memory, `work`, for intermediate tables: unlike temporary
 * tables they are visible to every connection.
 */
async function openNew(
  file: string,
  root: string,
  dataDir: string,
  workFolder: string,
): Promise<Database> {
  const database = await Database.openUnlocked(file, {
    tempDirectory: `${workFolder}/spill`,
    memoryLimit: MEMORY_LIMIT,
  });
  try {
    await database.run("attach ':memory:' as work");
    await database.lockDown([root, dataDir], [root]);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function noSources(folder: string, skipped: readonly Skipped[]): CliError {
  const files = skipped.reduce((sum, { files = 1 }) => sum + files, 0);
  const others = files === 0
    ? "it is empty"
    : files === 1
    ? "its only file holds none"
    : `none of its ${files.toLocaleString("en")} files holds any`;
  return new CliError("no-sources", {
    what: `No listening history in ${folder}: ${others}.`,
    where: folder,
    fix: "Ask Spotify for “Extended streaming history” at " +
      "https://www.spotify.com/account/privacy/ and put the ZIP it sends into " +
      `${folder}/. To look around without one: deno task demo`,
  });
}
