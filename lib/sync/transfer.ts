import type { Comparison } from "./compare_tables.ts";
import { commonGrants, grantSql } from "./grants.ts";
import { applyChanges } from "./changes.ts";
import { CliError } from "../core/errors.ts";
import type { Content } from "./content.ts";
import { createBare, NEXT, obsoleteIndexes, renewIndexes, within } from "./ddl.ts";
import { type FilledTable, fillTable } from "./fill.ts";
import { indexTable } from "./indexing.ts";
import { runOnConnections } from "./connections.ts";
import { clearNext, prepareNext } from "./next.ts";
import { recordSync, wasCommitted } from "./record.ts";
import { NOTHING, type Outcome, secondsSince, type TableResult } from "./result.ts";
import { replaceRows, swapAndCommit } from "./swap.ts";
import type { SyncName } from "./tables.ts";
import { connectionsFor, contentOf, type Work } from "./work.ts";

/** How much was sent so far. */
interface SentTotals {
  rows: number;
  bytes: number;
}

/**
 * Sends what differs and swaps: whole tables are made in the schema `tonearm_next` on all connections
 * at once, changed rows go into the live tables. If the sync uses a transaction, it is already open on
 * the first connection.
 */
export async function transfer(work: Work, comparison: Comparison): Promise<Outcome> {
  const { progress } = work;
  const { actions, changes } = comparison;
  const started = performance.now();
  const changed = new Set(changes.map(({ different }) => different.compared.name));
  const whole = [...actions.keys()].filter((name) =>
    actions.get(name) !== "keep" && !changed.has(name)
  );
  const sending = { rows: 0, bytes: 0 };
  const connections = await connectionsFor(work);
  const dropsNext = whole.length + changes.length > 0 &&
    await prepareNext(connections.at(-1)?.session ?? work.session);
  const filled = await fillTables(work, connections, whole, sending);

  progress.stage("Swapping the tables");
  const swapping = { work, comparison, whole, dropsNext, sending, filled };
  const tables = await (work.inTransaction ? swapInTransaction : swapInSteps)(swapping);
  const contents = await Promise.all([...work.contents.values()]);
  return {
    ...NOTHING,
    tables,
    rows: contents.reduce((sum, { rows }) => sum + rows, 0),
    rows_sent: sending.rows,
    bytes_sent: sending.bytes,
    rows_per_second: Math.round(sending.rows / Math.max(secondsSince(started), 0.001)),
    verified: true,
    nul_characters: contents.reduce((sum, { nulCharacters }) => sum + nulCharacters, 0),
  };
}

async function fillTables(
  work: Work,
  connections: Awaited<ReturnType<typeof connectionsFor>>,
  names: readonly SyncName[],
  sending: SentTotals,
): Promise<Map<SyncName, FilledTable>> {
  const { database, server, inTransaction, progress, signal } = work;
  const filled = new Map<SyncName, FilledTable>();
  if (names.length === 0) return filled;
  const started = performance.now();
  progress.stage(`Copying ${names.length} tables`, names.length);
  const onSent = (rows: number, bytes: number) => {
    sending.rows += rows;
    sending.bytes += bytes;
    progress.at(filled.size, pace(sending, performance.now() - started));
  };
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  let copied = 0;
  const onCopied = () => {
    if (++copied === names.length) progress.stage("Verifying", names.length);
  };
  const own = { onSent, onCopied };
  const filling = { database, server, inTransaction, progress, signal: ended, ...own };
  const tasks = names.map((task) => ({ task, ready: contentOf(work.contents, task) }));
  const valuesOf = ({ rows, columns }: Content) => rows * Object.keys(columns).length;
  await runOnConnections(connections, tasks, valuesOf, async (connection, name, content) => {
    try {
      filled.set(name, await fillTable(connection, content, filling));
    } catch (error) {
      stop.abort(error);
      throw error;
    }
    progress.at(filled.size, pace(sending, performance.now() - started));
  });
  return filled;
}

/** `toLocaleString` would make a formatter for each block of rows. */
const COUNT = new Intl.NumberFormat("en");

/** `123,456 rows, 71.2 MB/s`. */
function pace({ rows, bytes }: SentTotals, ms: number): string {
  const perSecond = (bytes / 1e6 / Math.max(ms, 1)) * 1000;
  return `${COUNT.format(rows)} rows, ${perSecond.toFixed(1)} MB/s`;
}

/** What a swap needs. */
interface SwapContext {
  readonly work: Work;
  readonly comparison: Comparison;
  /** The tables that were filled in the schema of the next tables. */
  readonly whole: readonly SyncName[];
  readonly dropsNext: boolean;
  readonly sending: SentTotals;
  readonly filled: ReadonlyMap<SyncName, FilledTable>;
}

async function swapInTransaction(swapping: SwapContext): Promise<Record<string, TableResult>> {
  const { work, comparison, whole, dropsNext, sending } = swapping;
  const { session, schema, existing, leftovers } = work;
  const { isPostgres } = work.server;
  const { actions } = comparison;
  const stays = (name: SyncName) =>
    actions.get(name) === "replace rows" || actions.get(name) === "keep";
  await applyChanges(work, comparison, sending);
  for (const name of whole.filter(stays)) {
    await replaceRows(session, schema, name, (await contentOf(work.contents, name)).rows);
    await session.rows(`drop table ${within(NEXT, name)}; analyze ${within(schema, name)}`);
  }
  const kept = [...existing.values()].filter(({ name }) => actions.has(name) && stays(name));
  const renewed = kept.flatMap((table) => renewIndexes(schema, table, isPostgres));
  if (renewed.length > 0) await session.rows(renewed.join(";\n"), "Renewing indexes");
  const moved = whole.filter((name) => !stays(name));
  const syncId = await recordSync(work, moved.includes("meta") ? NEXT : schema, swapping);
  const granted = moved.flatMap((name) => {
    const old = existing.get(name);
    const grants = old === undefined ? commonGrants(existing.values()) : old.grants;
    const owner = old === undefined
      ? []
      : [`alter table ${within(NEXT, name)} owner to ${old.owner}`];
    return [...grantSql(NEXT, name, grants), ...owner];
  });
  if (granted.length > 0) await session.rows(granted.join(";\n"), "Granting rights");
  const tables = await tableResults(swapping, (name) => moved.includes(name) ? NEXT : schema);
  try {
    await swapAndCommit(session, {
      schema,
      moved,
      replaced: [...moved.filter((name) => existing.has(name)), ...leftovers],
      also: kept.flatMap((table) => obsoleteIndexes(schema, table, isPostgres)),
      dropsNext,
      tries: work.lockTries,
    });
  } catch (error) {
    const isLost = error instanceof CliError && error.code === "postgres-lost";
    if (!isLost || !await wasCommitted(work, syncId)) throw error;
  }
  return tables;
}

/** Only the last step touches the live tables, in one transaction of plain statements. */
async function swapInSteps(swapping: SwapContext): Promise<Record<string, TableResult>> {
  const { work, comparison, whole, dropsNext, sending } = swapping;
  const { session, schema, existing, leftovers, progress } = work;
  const { isPostgres } = work.server;
  const { actions } = comparison;
  const onSkipped = (line: string) => progress.say(line);
  for (const name of whole.filter((each) => !existing.has(each))) {
    await session.rows(createBare(schema, name));
    await indexTable(session, schema, name, { isPostgres, inTransaction: false, onSkipped });
  }
  const kept = [...existing.values()].filter(({ name }) => actions.has(name));
  const indexed = kept.flatMap((table) => [
    ...obsoleteIndexes(schema, table, isPostgres),
    ...renewIndexes(schema, table, isPostgres),
  ]);
  for (const sql of indexed) await session.rows(sql, "Renewing indexes");
  const begin = () => session.rows("begin");
  await applyChanges(work, comparison, sending, begin);
  for (const name of whole) {
    await replaceRows(session, schema, name, (await contentOf(work.contents, name)).rows);
  }
  const syncId = await recordSync(work, schema, swapping);
  try {
    await session.rows("commit", "Committing");
  } catch (error) {
    if (!await wasCommitted(work, syncId)) throw error;
  }
  const tables = await tableResults(swapping, () => schema);
  for (const name of leftovers) await session.rows(`drop table ${within(schema, name)}`);
  if (whole.length + comparison.changes.length > 0) await clearNext(session);
  if (dropsNext) await session.rows(`drop schema ${NEXT}`);
  return tables;
}

async function tableResults(
  { work, comparison, filled }: SwapContext,
  schemaOf: (name: SyncName) => string,
): Promise<Record<string, TableResult>> {
  const names = [...comparison.actions.keys()];
  const sizes = await work.session.rows(
    names.map((name) =>
      `select '${name}' as name, pg_total_relation_size('${
        within(schemaOf(name), name)
      }')::text as bytes`
    ).join(" union all "),
  ).catch(() => []);
  const bytes = new Map(sizes.map((row) => [String(row["name"]), Number(row["bytes"])]));
  const results: Record<string, TableResult> = {};
  for (const [name, action] of comparison.actions) {
    const { rows } = await contentOf(work.contents, name);
    const seconds = Math.round(filled.get(name)?.ms ?? 0) / 1000;
    results[name] = { rows, seconds, bytes: bytes.get(name) ?? 0, action };
  }
  return results;
}
