import { type Change, findChange } from "./changes.ts";
import {
  type Compared,
  difference,
  type Different,
  type HashCounts,
  remoteHashes,
  remoteSums,
} from "./remote_sums.ts";
import type { Content } from "./content.ts";
import { type RunSerially, serialQueue } from "./serial_queue.ts";
import { changedRuns } from "./manifest.ts";
import type { SyncConnection } from "./connections.ts";
import { type Action, isInPlace } from "./plan.ts";
import { readBlocks } from "./rows/read.ts";
import { RunSums, type Sums } from "./rows/sums.ts";
import type { SyncName } from "./tables.ts";
import { connectionsFor, contentOf, type Work } from "./work.ts";

/** What the comparison of all tables decided. */
export interface Comparison {
  readonly actions: ReadonlyMap<SyncName, Action>;
  /** The tables in which only some rows change. */
  readonly changes: readonly Change[];
  /** The sums of the compared tables' rows in DuckDB. */
  readonly sums: ReadonlyMap<SyncName, Sums>;
}

/** A table in which more rows may differ is sent whole: their hashes would fill the memory. */
const MOST_HASHES = 1_000_000;

/**
 * Compares tables with those in Postgres, first by the sums of their rows, then row by row where a run
 * differs, and decides whether to keep a table, change some of its rows or replace it. Each table is
 * compared as soon as its rows are there, while others are still being derived.
 */
export async function compareTables(work: Work): Promise<Comparison> {
  const { methods, existing, swap, compared } = work;
  const connections = connectionsFor(work);
  const asking = connections.then((all) => askPostgres(work, all, compared));
  const reading = serialQueue();
  const found = new Map(
    await settleAll(
      compared.map(async (each, tableNumber) =>
        [each.name, await compareTable(work, { each, tableNumber, asking, reading })] as const
      ),
    ),
  );
  for (const { session, commits } of await connections) if (commits) await session.rows("commit");
  const actions = new Map([...methods].map(([name, method]): [SyncName, Action] => {
    const comparison = found.get(name);
    if (method !== "compare") return [name, method];
    if (comparison === undefined || comparison.isSame) return [name, "keep"];
    const old = existing.get(name);
    const isKept = comparison.change !== undefined || old !== undefined && isInPlace(old, swap);
    return [name, isKept ? "replace rows" : "replace"];
  }));
  return {
    actions,
    changes: [...found.values()].flatMap(({ change }) => change ?? []),
    sums: new Map([...found].map(([name, { sums }]) => [name, sums])),
  };
}

/** What the comparison of one table found. */
interface TableComparison {
  /** The sums of its rows in DuckDB. */
  readonly sums: Sums;
  readonly isSame: boolean;
  /** The rows that change; undefined if none do, or so many that the table is sent whole. */
  readonly change?: Change | undefined;
}

/** Asks Postgres about one table. */
interface Answers {
  readonly sums: () => Promise<Sums>;
  readonly hashesOf: (different: Different) => Promise<HashCounts>;
}

/** What the comparison of one table needs. */
interface ComparisonContext {
  readonly each: Compared;
  readonly tableNumber: number;
  readonly asking: Promise<ReadonlyMap<SyncName, Answers>>;
  /** Reads one table at a time, so that derived tables can be made in between. */
  readonly reading: RunSerially;
}

async function compareTable(
  work: Work,
  { each, tableNumber, asking, reading }: ComparisonContext,
): Promise<TableComparison> {
  const content = await contentOf(work.contents, each.name);
  const { sums, changed } = await reading(() => localSums(work, content));
  const answers = (await asking).get(each.name);
  const found = difference(sums, await answers?.sums() ?? new Map(), changed);
  if (found.runs.size === 0) return { sums, isSame: true };
  if (answers === undefined || found.rows > MOST_HASHES) return { sums, isSame: false };
  const different = { compared: each, difference: found };
  const hashes = await answers.hashesOf(different);
  const change = await reading(() =>
    findChange(work.database, content, different, tableNumber, hashes)
  );
  return { sums: new Map([...sums, ...change?.sums ?? []]), isSame: false, change };
}

/**
 * The sums of a table's rows in DuckDB. Those of unchanged runs come from the manifest, and the runs
 * that changed are returned without sums. Without a usable manifest, all rows are read.
 */
async function localSums(
  { database, manifest, signal }: Work,
  content: Content,
): Promise<{ readonly sums: Sums; readonly changed: ReadonlySet<number> }> {
  const { runs, fingerprints } = content;
  const known = manifest.get(content.name);
  const changed = known && changedRuns(content, known);
  if (known !== undefined && changed !== undefined) {
    const kept = [...known.sums].filter(([run]) => fingerprints.has(run) && !changed.has(run));
    if (runs.isPortable) return { sums: new Map(kept), changed };
    if (changed.size === 0) return { sums: known.sums, changed };
  }
  const runSums = new RunSums(runs);
  await database.withConnection(async (connection) => {
    for await (const block of readBlocks(connection, content)) {
      signal.throwIfAborted();
      runSums.add(block);
    }
  });
  return { sums: runSums.sums(), changed: new Set() };
}

/** Asks Postgres for the sums of all tables, on each connection for a share of them. */
function askPostgres(
  { schema, existing, session: first }: Work,
  connections: readonly SyncConnection[],
  compared: readonly Compared[],
): Map<SyncName, Answers> {
  const answers = new Map<SyncName, Answers>();
  for (const [at, group] of divideBySize(compared, connections.length, existing).entries()) {
    const session = connections[at]?.session ?? first;
    const runSerially = serialQueue();
    const sums = runSerially(() => remoteSums(session, schema, group));
    // A rejection reaches the caller that awaits an answer.
    sums.catch(() => {});
    for (const { name } of group) {
      answers.set(name, {
        sums: async () => (await sums).get(name) ?? new Map(),
        hashesOf: (different) =>
          runSerially(async () =>
            (await remoteHashes(session, schema, [different])).get(name) ?? new Map()
          ),
      });
    }
  }
  return answers;
}

/** Divides tables into groups of about the same size in Postgres. */
function divideBySize(
  tables: readonly Compared[],
  count: number,
  existing: Work["existing"],
): Compared[][] {
  const groups = Array.from({ length: count }, () => ({ pages: 0, tables: [] as Compared[] }));
  const pagesOf = ({ name }: Compared) => existing.get(name)?.pages ?? 0;
  for (const table of tables.toSorted((a, b) => pagesOf(b) - pagesOf(a))) {
    const [least] = groups.toSorted((a, b) => a.pages - b.pages);
    least?.tables.push(table);
    if (least !== undefined) least.pages += pagesOf(table) + 1;
  }
  return groups.map(({ tables }) => tables);
}

/** Waits for all promises even if one rejects: the caller then closes the database they use. */
async function settleAll<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return await Promise.all(promises);
}
