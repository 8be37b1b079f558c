import { derive } from "../db/derived.ts";
import type { Database } from "../db/duckdb.ts";
import { withWorkFolder } from "../core/work_folder.ts";
import { parsePostgresUrl, type PostgresAddress } from "../db/postgres/address.ts";
import { Session, type SessionLimits } from "../db/postgres/session.ts";
import { Progress } from "../core/progress.ts";
import { readExistingTables, readLeftovers } from "./existing_tables.ts";
import { readSyncFacts } from "./facts.ts";
import { postgresFingerprint } from "./fingerprint.ts";
import { takeSyncLock } from "./lock.ts";
import { type Action, planActions, tableVersions } from "./plan.ts";
import { NOTHING, type Outcome, secondsSince, type SyncResult } from "./result.ts";
import { refuseEmpty } from "./refuse_empty.ts";
import { begin, checkServer } from "./server.ts";
import { type Content, openSnapshot, readContent, readFacts } from "./snapshot.ts";
import type { Swap } from "./swaps.ts";
import { transfer } from "./transfer.ts";
import { SYNC_NAMES, type SyncName } from "./tables.ts";

/** What a sync is told. */
export interface SyncOptions {
  /** The folder of `spotify.duckdb`; working files lie in it too. */
  readonly dataDir: string;
  /** Where to, as `postgres://…`. */
  readonly url: string;
  /** Which tables; all that are synced when absent. */
  readonly tables?: readonly SyncName[];
  /** Copies although nothing has changed. */
  readonly force?: boolean;
  /** Replaces plays in Postgres even when there are none here. */
  readonly allowEmpty?: boolean;
  /** Says what would happen, and changes nothing. */
  readonly dryRun?: boolean;
  readonly swap?: Swap;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** How long the server may be silent. */
  readonly limits?: SessionLimits;
  /** How long another sync is waited for, in milliseconds (default 10,000). */
  readonly patienceMs?: number;
  /** How often the lock on the live tables is tried (default 20). */
  readonly lockTries?: number;
}

/**
 * Copies `spotify.duckdb` to Postgres, whole or not at all: copied beside the live tables, compared,
 * and swapped in one transaction. Readers see the old data or the new, nothing in between.
 *
 * @throws {CliError} when the file, the address or the server is not fit, the copy differs, something
 *   of others stands in the way, or the connection breaks; the old data is then as it was
 *
 * @example
 * ```ts ignore
 * const { rows } = await syncDatabase({ dataDir: "data", url: "postgres://me:pw@localhost/music" });
 * ```
 */
export async function syncDatabase(options: SyncOptions): Promise<SyncResult> {
  const started = performance.now();
  const { dataDir, progress = new Progress({ silent: true }), signal } = options;
  const address = parsePostgresUrl(options.url);
  return await withWorkFolder(dataDir, async (folder) => {
    progress.stage("Connecting to Postgres");
    const database = await openSnapshot(dataDir, folder);
    const onAbort = () => database.interrupt();
    signal?.addEventListener("abort", onAbort);
    try {
      const done = await connectAndSync(address, database, folder, { ...options, progress });
      return { ...done, seconds: secondsSince(started) };
    } finally {
      signal?.removeEventListener("abort", onAbort);
      database.close();
      progress.done();
    }
  }, "sync");
}

async function connectAndSync(
  address: PostgresAddress,
  database: Database,
  folder: string,
  options: SyncOptions & { readonly progress: Progress },
): Promise<Outcome> {
  const { swap = "auto", signal, limits, progress } = options;
  const opening = { ...(signal && { signal }), ...(limits && { limits }) };
  const session = await Session.open(address, opening);
  try {
    const { schema, isPostgres } = await checkServer(session);
    const inTransaction = swap !== "steps";
    await begin(session, inTransaction);
    if (options.dryRun !== true) {
      await takeSyncLock(session, options.patienceMs ?? 10_000, inTransaction);
    }
    const asked = options.tables ?? SYNC_NAMES;
    const wanted = [...new Set<SyncName>([...asked, "meta"])];
    const existing = await readExistingTables(session, schema, wanted);
    // A narrowed sync leaves the facts of `meta` as they are, but for its own; there has to be one.
    const names = existing.has("meta") || asked.includes("meta")
      ? asked
      : [...asked, "meta" as const];
    const before = existing.has("meta") ? await readSyncFacts(session, schema) : undefined;
    const versions = await tableVersions(await readFacts(database), names);
    const isWhole = names.length === SYNC_NAMES.length;
    const isCurrent = names.every((name) =>
      existing.has(name) && versions !== undefined && before?.tables[name] === versions.get(name)
    ) && (!isWhole || before?.fingerprint === postgresFingerprint());
    if (isCurrent && options.force !== true) {
      return { ...NOTHING, up_to_date: true, dry_run: options.dryRun === true };
    }
    if (options.allowEmpty !== true && names.includes("plays")) {
      await refuseEmpty(database, session, schema);
    }
    const actions = planActions(names, existing, swap);
    await derive(database);
    const contents = await Promise.all(names.map((name) =>
      readContent(database, name)
    ));
    if (options.dryRun === true) return planned(contents, actions);
    const noted = isWhole ? Object.keys(before?.tables ?? {}) : [];
    const leftovers = await readLeftovers(session, schema, noted);
    const lockTries = options.lockTries ?? 20;
    return await transfer({
      ...{
        session,
        database,
        folder,
        schema,
        isPostgres,
        existing,
        actions,
        contents,
        versions,
        before,
        leftovers,
      },
      ...{ inTransaction, lockTries, progress, signal },
    });
  } finally {
    await session.close();
  }
}

function planned(
  contents: readonly Content[],
  actions: ReadonlyMap<SyncName, Action>,
): Outcome {
  const tables = contents.map(({ name, rows }) =>
    [name, { rows, seconds: 0, bytes: 0, action: actions.get(name) ?? "create" }] as const
  );
  return {
    ...NOTHING,
    tables: Object.fromEntries(tables),
    rows: contents.reduce((sum, { rows }) => sum + rows, 0),
    nul_characters: contents.reduce((sum, { nulCharacters }) => sum + nulCharacters, 0),
    dry_run: true,
  };
}
