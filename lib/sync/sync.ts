import { beginDeriving } from "../db/derived.ts";
import type { Database } from "../db/duckdb.ts";
import { withWorkFolder } from "../core/work_folder.ts";
import { parsePostgresUrl } from "../db/postgres/address.ts";
import { Session, type SessionLimits } from "../db/postgres/session.ts";
import { Progress } from "../core/progress.ts";
import { type Content, readContent } from "./content.ts";
import { compareTables, type Comparison } from "./compare_tables.ts";
import { readExistingTables, readLeftovers } from "./existing_tables.ts";
import { readManifestText, readSyncFacts } from "./facts.ts";
import { postgresFingerprint } from "./fingerprint.ts";
import { openSecondConnection } from "./connections.ts";
import { takeSyncLock } from "./lock.ts";
import { readManifest } from "./manifest.ts";
import { clearAfterFailure } from "./next.ts";
import { planMethods, tableVersions } from "./plan.ts";
import { NOTHING, type Outcome, secondsSince, type SyncResult } from "./result.ts";
import { reportDigest } from "./report_digest.ts";
import { refuseEmpty } from "./refuse_empty.ts";
import { runsOf } from "./rows/runs.ts";
import { begin, checkServer } from "./server.ts";
import { openSnapshot, readFacts } from "./snapshot.ts";
import type { Swap } from "./swaps.ts";
import { transfer } from "./transfer.ts";
import { isDerived, SYNC_NAMES, type SyncName, syncTable } from "./tables.ts";
import type { Work } from "./work.ts";

/** The options of a sync. */
export interface SyncOptions {
  /** The folder of `spotify.duckdb`; working files lie in it too. */
  readonly dataDir: string;
  /** The address of the database, as `postgres://…`. */
  readonly url: string;
  /** The tables to sync; all when absent. */
  readonly tables?: readonly SyncName[];
  /** Copies even if nothing has changed. */
  readonly force?: boolean;
  /** Replaces the plays in Postgres even if DuckDB has none. */
  readonly allowEmpty?: boolean;
  /** Reports what would happen, and changes nothing. */
  readonly dryRun?: boolean;
  readonly swap?: Swap;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** Time limits for a silent server. */
  readonly limits?: SessionLimits;
  /** How long to wait for another sync to end, in milliseconds (default 10,000). */
  readonly patienceMs?: number;
  /** How many times to try for the lock on the live tables (default 20). */
  readonly lockTries?: number;
}

/**
 * Copies `spotify.duckdb` to Postgres, whole or not at all: it copies beside the live tables, compares,
 * and swaps in one transaction. Readers see the old data or the new, nothing in between.
 *
 * @throws {CliError} if the file, the address or the server cannot be used, the copy differs, another
 *   object is in the way, or the connection breaks; the old data then stays as it was
 *
 * @example
 * ```ts ignore
 * const { rows } = await syncDatabase({ dataDir: "data", url: "postgres://me:pw@localhost/music" });
 * ```
 */
export async function syncDatabase(options: SyncOptions): Promise<SyncResult> {
  const started = performance.now();
  const { dataDir, progress = new Progress({ silent: true }) } = options;
  const address = parsePostgresUrl(options.url);
  return await withWorkFolder(dataDir, async (folder) => {
    progress.stage("Connecting to Postgres");
    const signal = options.signal ?? new AbortController().signal;
    const { limits } = options;
    const opening = { signal, ...(limits && { limits }) };
    const [opened, connected] = await Promise.allSettled([
      openSnapshot(dataDir, folder),
      Session.open(address, opening),
    ]);
    const database = opened.status === "fulfilled" ? opened.value : undefined;
    const session = connected.status === "fulfilled" ? connected.value : undefined;
    const onAbort = () => database?.interrupt();
    signal.addEventListener("abort", onAbort);
    try {
      if (opened.status === "rejected") throw opened.reason;
      if (connected.status === "rejected") throw connected.reason;
      const withDefaults = { ...options, progress, signal };
      const done = await syncOn(connected.value, opened.value, withDefaults);
      return { ...done, seconds: secondsSince(started) };
    } finally {
      signal.removeEventListener("abort", onAbort);
      await session?.close();
      database?.close();
      progress.done();
    }
  }, "sync");
}

/** The options with their defaults. */
type RunOptions = SyncOptions & { readonly progress: Progress; readonly signal: AbortSignal };

/** Syncs if anything has changed. */
async function syncOn(session: Session, database: Database, options: RunOptions): Promise<Outcome> {
  const { swap = "auto", force = false, dryRun = false, progress } = options;
  const server = await checkServer(session);
  const { schema, hashesRows } = server;
  const inTransaction = swap !== "steps";
  await begin(session, inTransaction);
  if (!dryRun) await takeSyncLock(session, options.patienceMs ?? 10_000, inTransaction);
  const asked = options.tables ?? SYNC_NAMES;
  const wanted = [...new Set<SyncName>([...asked, "meta"])];
  const existing = await readExistingTables(session, schema, wanted);
  // A sync of some tables changes only its own facts in `meta`, but it needs that table.
  const names = existing.has("meta") || asked.includes("meta")
    ? asked
    : [...asked, "meta" as const];
  const before = existing.has("meta") ? await readSyncFacts(session, schema) : undefined;
  const report = await reportDigest(database);
  const versions = await tableVersions(await readFacts(database), names, report);
  const isWhole = names.length === SYNC_NAMES.length;
  const isCurrent =
    names.every((name) =>
      existing.has(name) && versions !== undefined && before?.tables[name] === versions.get(name)
    ) && (!isWhole || before?.fingerprint === postgresFingerprint());
  if (isCurrent && !force) return { ...NOTHING, up_to_date: true, dry_run: dryRun };
  if (options.allowEmpty !== true && names.includes("plays")) {
    await refuseEmpty(database, session, schema);
  }
  const methods = planMethods(names, existing, { swap, hashesRows, force });
  const [duckdb] = await database.rows("select version() as version");
  const duckdbVersion = String(duckdb?.["version"]);
  const manifest = readManifest(
    before === undefined ? undefined : await readManifestText(session, schema),
    duckdbVersion,
  );
  const compared = [...methods].filter(([, method]) => method === "compare").map(([name]) => ({
    name,
    runs: runsOf(syncTable(name), existing.get(name)?.rows ?? 0, manifest.get(name)?.mask),
  }));
  const noted = isWhole ? Object.keys(before?.tables ?? {}) : [];
  const leftovers = await readLeftovers(session, schema, noted);
  const work = {
    session,
    database,
    schema,
    server,
    existing,
    methods,
    compared,
    manifest,
    duckdbVersion,
    versions,
    before,
    leftovers,
  };
  const lockTries = options.lockTries ?? 20;
  return await whileDeriving(
    { ...work, swap, inTransaction, lockTries, progress, signal: options.signal },
    options,
    async (working) => {
      progress.stage("Comparing with Postgres");
      const comparison = await compareTables(working);
      if (dryRun) return await planned(working, comparison);
      return await transfer(working, comparison);
    },
  );
}

/** Makes the derived tables and opens the second connection while `act` is already running. */
async function whileDeriving(
  work: Omit<Work, "contents" | "second">,
  { limits }: RunOptions,
  act: (work: Work) => Promise<Outcome>,
): Promise<Outcome> {
  const { session, database, methods, compared, inTransaction, signal } = work;
  const opening = { signal, ...(limits && { limits }) };
  const second = inTransaction
    ? openSecondConnection(session.address, opening)
    : Promise.resolve(undefined);
  const made = beginDeriving(database);
  const contents = new Map<SyncName, Promise<Content>>();
  for (const name of methods.keys()) {
    const isMade = isDerived(name) ? made.get(name) : Promise.resolve();
    const runs = compared.find((each) => each.name === name)?.runs;
    const content = Promise.resolve(isMade).then(() => readContent(database, name, runs));
    // A rejection reaches the code that awaits the content.
    content.catch(() => {});
    contents.set(name, content);
  }
  try {
    return await act({ ...work, contents, second });
  } catch (error) {
    database.interrupt();
    await clearAfterFailure(session, await second !== undefined);
    throw error;
  } finally {
    await Promise.allSettled([...made.values(), ...contents.values()]);
    await (await second)?.session.close();
  }
}

async function planned(
  { contents }: Work,
  { actions }: Pick<Comparison, "actions">,
): Promise<Outcome> {
  const all = await Promise.all([...contents.values()]);
  const tables = all.map(({ name, rows }) =>
    [name, { rows, seconds: 0, bytes: 0, action: actions.get(name) ?? "keep" }] as const
  );
  return {
    ...NOTHING,
    tables: Object.fromEntries(tables),
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    nul_characters: all.reduce((sum, { nulCharacters }) => sum + nulCharacters, 0),
    dry_run: true,
  };
}
