import type { DuckDBConnection } from "@duckdb/node-api";
import { withDiskErrors } from "../core/disk_error.ts";
import { Database, quoteText } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import type { Progress } from "../core/progress.ts";
import { schemaFacts } from "../db/schema_version.ts";
import { createTable, SCHEMA_VERSION, TABLE_NAMES } from "../db/tables.ts";
import {
  type BuildSettings,
  CONTENT_HASH,
  INSERT_SOURCES,
  insertRejects,
  MAKE_PLATFORMS,
  MAKE_SOURCE_NUMBERS,
  makeStretches,
} from "./build.ts";
import { fillEvents } from "./events.ts";
import { loadMetadata, type MetadataFile } from "./exported_metadata.ts";
import { ADD_ACCOUNT_DUPLICATES, MAKE_DUPLICATES } from "./identity.ts";
import { MAKE_NAMES, SETTLE_NAMES } from "./names.ts";
import type { Judging } from "./judge.ts";
import { type NumberedFile, shapeOf } from "./read.ts";
import { isExported } from "./read_export.ts";
import { explainReadError, refuseUnended } from "./read_error.ts";
import { hashSources, numbered, readSources } from "./read_sources.ts";
import { type Counts, reconcile } from "./reconcile.ts";
import { type Skipped, skippedText } from "./skipped.ts";
import { findSources, type Source } from "./sources.ts";
import { replaceDatabase } from "./swap.ts";
import { withWorkFolder } from "../core/work_folder.ts";

/** What an ingest is told. */
export interface IngestOptions extends BuildSettings {
  readonly dataRawDir: string;
  readonly dataDir: string;
  /** The zone of `meta`, where no travel log says otherwise. */
  readonly timezone: string;
  /** Fail when a record cannot be used. */
  readonly strict?: boolean;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

/** What an ingest did. */
export interface IngestResult extends Counts {
  readonly sources: number;
  /** Characters of names that were no whole ones, such as half an emoji, and became U+FFFD. */
  readonly replaced_characters: number;
  readonly skipped: readonly Skipped[];
  readonly formats: readonly string[];
  readonly timezone: string;
  readonly seconds: number;
}

/** DuckDB's share of memory; what it cannot hold in this it spills to the working folder. */
const MEMORY_LIMIT = "900MB";

/**
 * Reads all of an input folder into `spotify.duckdb` in the data folder. The new database is built
 * beside the old one and takes its place in one step at the end, metadata carried over.
 *
 * @throws {CliError} when there is no history, a source is broken, the counts do not add up, the
 *   disk is full, or the run is stopped; the old database is then as it was
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
        progress.say(`Found metadata of an export of Tonearm's in ${metadata.length} files.`);
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
        const work = { database, beside, workFolder };
        const { counts, replaced } = await fill(work, sources, metadata, options);
        signal?.throwIfAborted();
        beside.closeSync();
        progress.stage("Putting the new database in place");
        await replaceDatabase(dataDir, database, file);
        progress.done();
        return {
          sources: sources.length,
          ...counts,
          replaced_characters: replaced,
          skipped,
          formats: [...new Set(sources.map(({ format }) => format))].sort(),
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
 * A new database file with a second one in memory, `work`, for what is needed on the way: unlike
 * temporary tables it is seen by every connection.
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

interface Work {
  readonly database: Database;
  /** A second connection to `database`, for what can be done at the same time. */
  readonly beside: DuckDBConnection;
  readonly workFolder: string;
}

/** Fills a new database, step by step; each step is one statement over all records. */
async function fill(
  { database, beside, workFolder }: Work,
  found: readonly Source[],
  metadata: readonly MetadataFile[],
  options: IngestOptions,
): Promise<{ counts: Counts; replaced: number }> {
  const { progress, signal } = options;
  const run = async (sql: string, connection = database.connection) => {
    signal?.throwIfAborted();
    await connection.run(sql).catch((error) => {
      signal?.throwIfAborted();
      throw error;
    });
  };
  const sources = [...found];
  const explained = async (error: unknown) => {
    signal?.throwIfAborted();
    throw await explainReadError(error, [...sources, ...metadata], options.dataDir);
  };
  const step = (sql: string, connection?: DuckDBConnection) =>
    run(sql, connection).catch(explained);
  for (const name of TABLE_NAMES) await step(createTable(name, undefined, false));

  progress.stage(`Reading ${found.length} files`, 2);
  const reading = readSources(sources, { run, workFolder, judging: options, signal })
    .catch(explained);
  const [, hashes] = await allEnded(reading, hashSources(found, signal));
  progress.at(1);
  await step(`create table work.files as
    from (values ${sources.map((source, at) => fileRow(source, at, hashes[at] ?? "")).join(", ")})
      as files(file_number, path, format, is_video, bytes, sha256)`);
  await step(MAKE_SOURCE_NUMBERS);
  await step(MAKE_NAMES);
  const duplicates = [MAKE_DUPLICATES, ...(hasBoth(sources) ? [ADD_ACCOUNT_DUPLICATES] : [])];
  await allEnded(
    inTurn([MAKE_PLATFORMS, makeStretches(options), ...duplicates], step),
    inTurn(SETTLE_NAMES, (sql) => step(sql, beside)),
  );

  progress.stage("Sorting and writing plays");
  await allEnded(
    inTurn(fillEvents("plays", options), step),
    inTurn(fillEvents("set_aside", options), (sql) => step(sql, beside)),
  );
  await step(INSERT_SOURCES);
  await storeRejects(database, numbered(sources), options, step);
  await loadMetadata(metadata, step);
  const counts = await reconcile(database);
  refuseRejected(counts, options);
  await storeMeta(database, counts, options);
  return { counts, replaced: sayReplaced(sources, progress) };
}

/** Tells which files held characters that were no whole ones; returns how many. */
function sayReplaced(sources: readonly Source[], progress: Progress): number {
  let sum = 0;
  for (const { path, replaced = 0 } of sources) {
    if (replaced === 0) continue;
    sum += replaced;
    const what = replaced === 1 ? "1 broken character" : `${replaced} broken characters`;
    progress.say(`Replaced ${what} in names in ${path}, such as half an emoji, with �.`);
  }
  return sum;
}

/** Waits until both have ended, also when one fails: only then may the database be closed. */
async function allEnded<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return await Promise.all([one, other]);
}

async function inTurn(
  statements: readonly string[],
  step: (sql: string) => Promise<void>,
): Promise<void> {
  for (const sql of statements) await step(sql);
}

function fileRow({ path, format, bytes }: Source, number: number, sha256: string): string {
  const isVideo = format === "extended_video";
  return `(${number}, ${quoteText(path)}, ${quoteText(format)}, ${isVideo}, ${bytes}, ` +
    `${quoteText(sha256)})`;
}

/** Whether records to the minute may meet others; an export of Tonearm's own may hold both. */
function hasBoth(sources: readonly Source[]): boolean {
  const shapes = new Set(sources.map(shapeOf));
  return shapes.size > 1 || sources.some(({ format }) => isExported(format));
}

async function storeRejects(
  database: Database,
  files: readonly NumberedFile[],
  judging: Judging,
  step: (sql: string) => Promise<void>,
): Promise<void> {
  const rows = await database.rows(
    "select distinct file_number from work.records where problem is not null order by 1",
  );
  for (const { file_number } of rows) {
    const file = files[Number(file_number)];
    if (file !== undefined) await step(insertRejects(file, judging));
  }
}

function refuseRejected(counts: Counts, { strict = false }: IngestOptions): void {
  const rejected = Object.values(counts.rejected).reduce((sum, count) => sum + count, 0);
  if (!strict || rejected === 0) return;
  const reasons = Object.entries(counts.rejected).map(([reason, n]) => `${reason}: ${n}`);
  throw new CliError("rejected-records", {
    what: `${rejected} records cannot be used (${reasons.join(", ")}), and --strict was given.`,
    fix: "Run without --strict to count and keep them in the table rejects, or fix the files.",
  });
}

async function storeMeta(
  database: Database,
  counts: Counts,
  options: IngestOptions,
): Promise<void> {
  const [content] = await database.rows(CONTENT_HASH);
  const settings = [options.minPlayDurationMs, JSON.stringify(options.spans), SCHEMA_VERSION];
  const version = new TextEncoder().encode(`${content?.["hash"]}|${settings.join("|")}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", version));
  const facts: Record<string, string | number> = {
    ...schemaFacts(),
    data_version: digest.toHex().slice(0, 32),
    built_at: new Date().toISOString().slice(0, 19),
    timezone: options.timezone,
    timezone_spans: JSON.stringify(options.spans),
    min_play_duration_ms: options.minPlayDurationMs,
    records: counts.records,
    plays: counts.plays,
    set_aside: JSON.stringify(counts.set_aside),
    duplicates: counts.duplicates,
    rejected: JSON.stringify(counts.rejected),
  };
  for (const [key, value] of Object.entries(facts)) {
    await database.run("insert into meta values ($1, $2)", [key, String(value)]);
  }
}

function noSources(folder: string, skipped: readonly Skipped[]): CliError {
  const files = skipped.reduce((sum, { files = 1 }) => sum + files, 0);
  const others = files === 0 ? "it is empty" : `none of its ${files} files holds any`;
  return new CliError("no-sources", {
    what: `No listening history in ${folder}: ${others}.`,
    where: folder,
    fix: "Ask Spotify for “Extended streaming history” at " +
      "https://www.spotify.com/account/privacy/ and put the ZIP it sends into " +
      `${folder}/. To look around without one: deno task demo`,
  });
}
