import type { DuckDBConnection } from "@duckdb/node-api";
import { CliError } from "../core/errors.ts";
import { counted, plural } from "../core/plural.ts";
import type { Progress } from "../core/progress.ts";
import { type Database, quoteText } from "../db/duckdb.ts";
import { schemaFacts } from "../db/schema_version.ts";
import { createTable, SCHEMA_VERSION, TABLE_NAMES } from "../db/tables.ts";
import {
  type BuildSettings,
  CONTENT_HASH,
  INSERT_SOURCES,
  insertRejects,
  MAKE_PLATFORMS,
  makeSourceNumbers,
  makeStretches,
} from "./build.ts";
import { fillEvents } from "./events.ts";
import { loadMetadata, type MetadataFile } from "./exported_metadata.ts";
import { findNotices, type NoticeContext } from "./find_notices.ts";
import { FIND_BEYOND_END } from "./history_end.ts";
import {
  ADD_ACCOUNT_DUPLICATES,
  ADD_NEIGHBOURING_DUPLICATES,
  MAKE_DUPLICATES,
} from "./identity.ts";
import { unknownKeys } from "./known_keys.ts";
import { MAKE_NAMES, settleNames } from "./names.ts";
import { type Notice, storeNotices } from "./notices.ts";
import { shapeOf } from "./read.ts";
import { isExported } from "./read_export.ts";
import { explainReadError } from "./read_error.ts";
import { hashSources, numbered, readSources } from "./read_sources.ts";
import { type Counts, reconcile } from "./reconcile.ts";
import { effectsText, ruleEffects } from "./rules/effects.ts";
import { EFFECTS_KEY, type RuleEffect } from "./rules/noted_effects.ts";
import { ruleKey } from "./rules/rule.ts";
import { refuseUseless, sourceStates } from "./source_state.ts";
import type { Source } from "./sources.ts";

/** The options for filling a database. */
export interface FillOptions extends BuildSettings {
  readonly dataDir: string;
  /** The zone stored in `meta`, used unless a travel log says otherwise. */
  readonly timezone: string;
  readonly unsetZone?: NoticeContext["unsetZone"];
  /** Fail if any record is rejected. */
  readonly strict?: boolean;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

/** A new database and its inputs. */
export interface Work {
  readonly database: Database;
  /** A second connection to `database`, for statements that run concurrently. */
  readonly beside: DuckDBConnection;
  readonly workFolder: string;
  /** A source whose file was rewritten replaces the original in this list. */
  readonly sources: Source[];
  readonly metadata: readonly MetadataFile[];
}

/** The result of filling a database. */
export interface Filled {
  readonly counts: Counts;
  readonly notices: readonly Notice[];
  /** How many characters in names were replaced with U+FFFD. */
  readonly replaced: number;
}

/**
 * Fills a new database step by step; each step is one statement over all records.
 *
 * @throws {CliError} if a source is broken or useless, a record is rejected and `strict` is set, or the
 *   counts do not add up
 */
export async function fill(work: Work, options: FillOptions): Promise<Filled> {
  const { database, sources, metadata } = work;
  const steps = stepsOf(work, options);
  await steps.run(TABLE_NAMES.map((name) => `${createTable(name, undefined, false)};`).join("\n"));
  await readAll(work, steps, options);
  const [, unknown] = await allEnded(
    settle(work, steps, options),
    Promise.all(sources.map(unknownKeys)),
  );
  const states = await sourceStates(database, sources, unknown);
  refuseUseless(states);

  const records = states.reduce((sum, source) => sum + source.records, 0);
  options.progress.stage(`Sorting and writing ${counted(records, "record")}`);
  await steps.sideBySide(fillEvents("plays", options), fillEvents("set_aside", options));
  await steps.run(INSERT_SOURCES);
  await storeRejects(work, steps, options);
  await loadMetadata(metadata, steps.run);
  const counts = await reconcile(database);
  refuseRejected(counts, options);

  const replaced = sources.reduce((sum, source) => sum + (source.replaced ?? 0), 0);
  const { unsetZone, rules = [] } = options;
  const effects = await ruleEffects(database, options);
  const notices = await findNotices(database, {
    sources: states,
    replacedCharacters: replaced,
    rules: rules.map((rule, at) => ({ rule, effect: effects[at] })),
    ...(unsetZone === undefined ? {} : { unsetZone }),
  });
  await storeNotices(database, notices);
  await storeMeta(database, counts, options, effects);
  return { counts, notices, replaced };
}

interface Steps {
  /** Runs a statement; errors are explained to the person. */
  readonly run: (sql: string) => Promise<void>;
  /** Like {@linkcode Steps.run}, for a caller that handles errors itself. */
  readonly runPlainly: (sql: string) => Promise<void>;
  readonly explained: (error: unknown) => Promise<never>;
  /** Runs two lists of statements concurrently. */
  readonly sideBySide: (one: readonly string[], other: readonly string[]) => Promise<void>;
}

function stepsOf(work: Work, { signal, dataDir }: FillOptions): Steps {
  const { database, beside, sources, metadata } = work;
  const on = (connection: DuckDBConnection) => async (sql: string): Promise<void> => {
    signal?.throwIfAborted();
    await connection.run(sql).catch((error) => {
      signal?.throwIfAborted();
      throw error;
    });
  };
  const explained = async (error: unknown) => {
    signal?.throwIfAborted();
    throw await explainReadError(error, [...sources, ...metadata], dataDir);
  };
  const inTurn = (connection: DuckDBConnection) => async (statements: readonly string[]) => {
    for (const sql of statements) await on(connection)(sql).catch(explained);
  };
  return {
    run: (sql) => on(database.connection)(sql).catch(explained),
    runPlainly: on(database.connection),
    explained,
    sideBySide: async (one, other) => {
      await allEnded(inTurn(database.connection)(one), inTurn(beside)(other));
    },
  };
}

/** Waits for both to settle, even if one fails: the database must not be closed before. */
async function allEnded<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return await Promise.all([one, other]);
}

/**
 * Reads every record into `work.records`, and lists the files in `work.files`. Hashing takes about as
 * long on one core as reading does, so steps that need no hash run in the meantime.
 */
async function readAll(
  { sources, workFolder }: Work,
  { run, runPlainly, explained }: Steps,
  options: FillOptions,
): Promise<void> {
  const { progress, signal } = options;
  const found = [...sources];
  const files = plural(found.length, { one: "file", other: "files" });
  progress.stage(`Reading ${found.length} ${files}`, 2);
  const read = async () => {
    const reading = { run: runPlainly, workFolder, judging: options, signal };
    await readSources(sources, reading).catch(explained);
    progress.at(1);
    for (const sql of [MAKE_NAMES, MAKE_PLATFORMS, makeStretches(options)]) await run(sql);
  };
  const [, hashes] = await allEnded(read(), hashSources(found, signal));
  await run(`create table work.files as
    from (values ${sources.map((source, at) => fileRow(source, at, hashes[at] ?? "")).join(", ")})
      as files(file_number, path, format, is_video, bytes, sha256)`);
  reportReplaced(sources, progress);
}

function fileRow({ path, format, bytes }: Source, number: number, sha256: string): string {
  const isVideo = format === "extended_video";
  return `(${number}, ${quoteText(path)}, ${quoteText(format)}, ${isVideo}, ${bytes}, ` +
    `${quoteText(sha256)})`;
}

/** Reports the files that contained broken characters. */
function reportReplaced(sources: readonly Source[], progress: Progress): void {
  for (const { path, replaced = 0 } of sources) {
    if (replaced === 0) continue;
    const what = replaced === 1 ? "1 broken character" : `${replaced} broken characters`;
    progress.say(`Replaced ${what} in names in ${path}, such as half an emoji, with �.`);
  }
}

/** Finds the duplicates, and decides the name that each track, artist and album is shown under. */
async function settle(
  { sources }: Work,
  { run, sideBySide }: Steps,
  options: FillOptions,
): Promise<void> {
  await run(makeSourceNumbers(options));
  await sideBySide(
    [MAKE_DUPLICATES, ...accountDuplicates(sources)],
    settleNames(options.rules),
  );
}

/**
 * The statements that match account data, which has only minutes, with extended records and with
 * other exports of account data. One of Tonearm's own exports may contain both.
 */
function accountDuplicates(sources: readonly Source[]): string[] {
  const ofAccount = sources.filter((source) =>
    shapeOf(source) === "account" || isExported(source.format)
  );
  const hasExtended = sources.length > ofAccount.length ||
    ofAccount.some(({ format }) => isExported(format));
  return [
    ...(hasExtended && ofAccount.length > 0 ? [FIND_BEYOND_END, ADD_ACCOUNT_DUPLICATES] : []),
    ...(ofAccount.length > 1 ? [ADD_NEIGHBOURING_DUPLICATES] : []),
  ];
}

async function storeRejects(
  { database, sources }: Work,
  { run }: Steps,
  options: FillOptions,
): Promise<void> {
  const files = numbered(sources);
  const rows = await database.rows(
    "select distinct file_number from work.records where problem is not null order by 1",
  );
  for (const { file_number } of rows) {
    const file = files[Number(file_number)];
    if (file !== undefined) await run(insertRejects(file, options));
  }
}

function refuseRejected(counts: Counts, { strict = false }: FillOptions): void {
  const rejected = Object.values(counts.rejected).reduce((sum, count) => sum + count, 0);
  if (!strict || rejected === 0) return;
  const reasons = Object.entries(counts.rejected).map(([reason, n]) => `${reason}: ${n}`);
  throw new CliError("rejected-records", {
    what: `${counted(rejected, "record")} cannot be used (${
      reasons.join(", ")
    }), and --strict was given.`,
    fix: "Run without --strict to count and keep them in the table rejects, or fix the files.",
  });
}

async function storeMeta(
  database: Database,
  counts: Counts,
  options: FillOptions,
  effects: readonly RuleEffect[],
): Promise<void> {
  const { rules = [] } = options;
  const [content] = await database.rows(CONTENT_HASH);
  const settings = [
    options.minPlayDurationMs,
    JSON.stringify(options.spans),
    SCHEMA_VERSION,
    ...rules.map(ruleKey).sort(),
  ];
  const version = new TextEncoder().encode(`${content?.["hash"]}|${settings.join("|")}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", version));
  const facts: Record<string, string | number> = {
    ...schemaFacts(),
    data_version: digest.toHex().slice(0, 32),
    built_at: new Date(options.now).toISOString().slice(0, 19),
    timezone: options.timezone,
    timezone_spans: JSON.stringify(options.spans),
    min_play_duration_ms: options.minPlayDurationMs,
    records: counts.records,
    plays: counts.plays,
    set_aside: JSON.stringify(counts.set_aside),
    duplicates: counts.duplicates,
    rejected: JSON.stringify(counts.rejected),
    ...(rules.length === 0 ? {} : { [EFFECTS_KEY]: effectsText(rules, effects) }),
  };
  const rows = Object.entries(facts);
  await database.run(
    `insert into meta values ${rows.map((_, at) => `($${2 * at + 1}, $${2 * at + 2})`).join(", ")}`,
    rows.flatMap(([key, value]) => [key, String(value)]),
  );
}
