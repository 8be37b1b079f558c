import type { Database } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import { Session } from "../db/postgres/session.ts";
import type { Progress } from "../core/progress.ts";
import { copyTable } from "./copy.ts";
import { createBare, NEXT, renewIndexes, within } from "./ddl.ts";
import type { ExistingTable } from "./existing_tables.ts";
import { factsOfSync, isSynced, type SyncFacts, writeFacts } from "./facts.ts";
import { commonGrants, grantSql } from "./grants.ts";
import { indexTable } from "./indexing.ts";
import { clearNext, prepareNext } from "./next.ts";
import type { Action } from "./plan.ts";
import { NOTHING, type Outcome, secondsSince, type TableResult } from "./result.ts";
import type { Content } from "./snapshot.ts";
import { replaceRows, swapAndCommit } from "./swap.ts";
import { type Checksums, checksumsHere, verifyTable } from "./verify.ts";
import type { SyncName } from "./tables.ts";

/** What the steps of one sync share. */
export interface Work {
  readonly session: Session;
  readonly database: Database;
  readonly folder: string;
  /** The schema of the live tables. */
  readonly schema: string;
  /** Whether it is PostgreSQL itself, and not an engine that speaks like it. */
  readonly isPostgres: boolean;
  readonly existing: ReadonlyMap<SyncName, ExistingTable>;
  readonly actions: ReadonlyMap<SyncName, Action>;
  readonly contents: readonly Content[];
  readonly versions: ReadonlyMap<SyncName, string> | undefined;
  readonly before: SyncFacts | undefined;
  /** Tables of earlier versions that go with this sync. */
  readonly leftovers: readonly string[];
  /** False where each step commits on its own. */
  readonly inTransaction: boolean;
  readonly lockTries: number;
  readonly progress: Progress;
  readonly signal: AbortSignal | undefined;
}

/** Copies, indexes, compares and swaps; the transaction, if there is one, is already begun. */
export async function transfer(work: Work): Promise<Outcome> {
  const { session, contents, progress } = work;
  const dropsNext = await prepareNext(session, contents.map(({ name }) => name));
  const rows = contents.reduce((sum, content) => sum + content.rows, 0);
  progress.stage(`Copying ${rows.toLocaleString("en")} rows`, rows);
  const copying = performance.now();
  const seconds = await copyAll(work, rows);
  const copySeconds = secondsSince(copying);

  const { indexSeconds, verifySeconds } = await indexAndVerify(work, rows);
  const tables = await tableResults(work, seconds);

  progress.stage("Swapping the tables");
  await (work.inTransaction ? swapInTransaction(work, dropsNext) : swapInSteps(work, dropsNext));
  return {
    ...NOTHING,
    tables,
    rows,
    rows_per_second: Math.round(rows / Math.max(copySeconds, 0.001)),
    verified: true,
    copy_seconds: copySeconds,
    index_seconds: indexSeconds,
    verify_seconds: verifySeconds,
    nul_characters: contents.reduce((sum, { nulCharacters }) => sum + nulCharacters, 0),
  };
}

/** DuckDB hashes what was sent while Postgres makes its indexes; then Postgres hashes what came. */
async function indexAndVerify(work: Work, rows: number) {
  const { session, database, contents, isPostgres, progress } = work;
  const stop = new AbortController();
  const hashing = hashAll(work, stop.signal);
  // Whoever fails before it is awaited has to see it end, for the database is closed next.
  hashing.catch(() => {});
  try {
    progress.stage("Indexing", contents.length);
    const indexing = performance.now();
    for (const [done, { name }] of contents.entries()) {
      await indexTable(session, NEXT, name, work.inTransaction, (line) => progress.say(line));
      progress.at(done + 1);
    }
    const indexSeconds = secondsSince(indexing);

    progress.stage("Verifying", rows);
    const verifying = performance.now();
    const hashed = await hashing;
    let verified = 0;
    for (const content of contents) {
      const here = hashed.get(content.name) ?? new Map();
      const copied = within(NEXT, content.name);
      await verifyTable(session, database, { content, copied, here, isPostgres });
      progress.at(verified += content.rows);
    }
    return { indexSeconds, verifySeconds: secondsSince(verifying) };
  } catch (error) {
    stop.abort();
    database.interrupt();
    await hashing.catch(() => {});
    throw error;
  }
}

async function hashAll({ database, contents }: Work, signal: AbortSignal) {
  const hashed = new Map<SyncName, Checksums>();
  for (const content of contents) {
    hashed.set(content.name, await checksumsHere(database, content, false, signal));
  }
  return hashed;
}

async function copyAll(work: Work, total: number): Promise<Map<SyncName, number>> {
  const { session, database, contents, folder, signal, progress } = work;
  const seconds = new Map<SyncName, number>();
  const started = performance.now();
  let rowsBefore = 0;
  let bytesBefore = 0;
  for (const content of contents) {
    const began = performance.now();
    bytesBefore += await copyTable(session, database, content, {
      into: within(NEXT, content.name),
      freeze: work.inTransaction && work.isPostgres,
      folder,
      signal,
      onSent: (rows, bytes) => {
        const done = rowsBefore + rows;
        progress.at(done, pace(done, total, bytesBefore + bytes, performance.now() - started));
      },
    });
    rowsBefore += content.rows;
    seconds.set(content.name, secondsSince(began));
  }
  return seconds;
}

/** `123,456 rows, 71.2 MB/s, 12 s left`. */
function pace(rows: number, total: number, bytes: number, ms: number): string {
  const perSecond = (bytes / 1e6 / Math.max(ms, 1)) * 1000;
  const left = rows === 0 ? "" : `, ${Math.ceil(ms * (total - rows) / rows / 1000)} s left`;
  return `${rows.toLocaleString("en")} rows, ${perSecond.toFixed(1)} MB/s${left}`;
}

async function tableResults(
  { session, contents, actions }: Work,
  seconds: ReadonlyMap<SyncName, number>,
): Promise<Record<string, TableResult>> {
  const sizes = await session.rows(
    contents.map(({ name }) =>
      `select '${name}' as name, pg_total_relation_size('${within(NEXT, name)}')::text as bytes`
    ).join(" union all "),
  ).catch(() => []);
  const bytes = new Map(sizes.map((row) => [String(row["name"]), Number(row["bytes"])]));
  return Object.fromEntries(contents.map(({ name, rows }) => [name, {
    rows,
    seconds: seconds.get(name) ?? 0,
    bytes: bytes.get(name) ?? 0,
    action: actions.get(name) ?? "create",
  }]));
}

async function swapInTransaction(work: Work, dropsNext: boolean): Promise<void> {
  const { session, schema, actions, existing, contents } = work;
  const syncId = await noteSync(work);
  for (const [name, action] of actions) {
    const old = existing.get(name);
    if (action === "replace rows") {
      for (const sql of renewIndexes(schema, name, old?.ownIndexes ?? [])) await session.rows(sql);
      await replaceRows(session, schema, name, contents.find((each) => each.name === name)?.rows);
      await session.rows(`drop table ${within(NEXT, name)}; analyze ${within(schema, name)}`);
      continue;
    }
    const grants = old === undefined ? commonGrants(existing.values()) : old.grants;
    for (const sql of grantSql(NEXT, name, grants)) await session.rows(sql, `Granting on ${name}`);
    if (old !== undefined) {
      await session.rows(`alter table ${within(NEXT, name)} owner to ${old.owner}`);
    }
  }
  try {
    const { leftovers, lockTries: tries } = work;
    await swapAndCommit(session, { schema, actions, dropsNext, leftovers, tries });
  } catch (error) {
    const isLost = error instanceof CliError && error.code === "postgres-lost";
    if (!isLost || !await cameThrough(work, syncId)) throw error;
  }
}

/** Only the last step touches the live tables, and it is one transaction of plain statements. */
async function swapInSteps(work: Work, dropsNext: boolean): Promise<void> {
  const { session, schema, actions, contents } = work;
  for (const [name, action] of actions) {
    if (action === "create") {
      await session.rows(createBare(schema, name));
      await indexTable(session, schema, name, false, (line) => work.progress.say(line));
    } else {
      const { ownIndexes = [] } = work.existing.get(name) ?? {};
      for (const sql of renewIndexes(schema, name, ownIndexes)) await session.rows(sql);
    }
  }
  await session.rows("begin");
  const syncId = await noteSync(work);
  for (const { name, rows } of contents) await replaceRows(session, schema, name, rows);
  try {
    await session.rows("commit", "Committing");
  } catch (error) {
    if (!await cameThrough(work, syncId)) throw error;
    return;
  }
  for (const name of work.leftovers) await session.rows(`drop table ${within(schema, name)}`);
  await clearNext(session);
  if (dropsNext) await session.rows(`drop schema ${NEXT}`);
}

/** Notes the sync in the `meta` that is going to be live. */
async function noteSync(work: Work): Promise<string> {
  const { session, schema, actions, versions, before, leftovers } = work;
  const id = crypto.randomUUID();
  const meta = within(actions.has("meta") ? NEXT : schema, "meta");
  const names = [...actions.keys()];
  await writeFacts(session, meta, factsOfSync({ id, names, versions, before, dropped: leftovers }));
  return id;
}

/** Whether a commit whose answer was lost was done: the server is asked on a new connection. */
async function cameThrough({ session, schema, signal }: Work, syncId: string): Promise<boolean> {
  try {
    const again = await Session.open(session.address, signal === undefined ? {} : { signal });
    try {
      return await isSynced(again, schema, syncId);
    } finally {
      await again.close();
    }
  } catch {
    return false;
  }
}
