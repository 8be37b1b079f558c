import { type Change, findChange } from "./changes.ts";
import {
  type Compared,
  difference,
  type Different,
  type HashCounts,
  hashesThere,
  sumsThere,
} from "./compare.ts";
import type { Content } from "./content.ts";
import { type InTurn, queue } from "./in_turn.ts";
import { changedRuns } from "./manifest.ts";
import type { Lane } from "./lanes.ts";
import { type Action, isInPlace } from "./plan.ts";
import { readBlocks } from "./rows/read.ts";
import { Adder, type Sums } from "./rows/sums.ts";
import type { SyncName } from "./tables.ts";
import { contentOf, lanesFor, type Work } from "./work.ts";

/** What is to be done, now that tables were compared. */
export interface Comparison {
  readonly actions: ReadonlyMap<SyncName, Action>;
  /** The tables of which only some rows change. */
  readonly changes: readonly Change[];
  /** The sums of the tables that were compared, as they are here. */
  readonly sums: ReadonlyMap<SyncName, Sums>;
}

/** A table of which more rows may differ is sent whole: their hashes would fill the memory. */
const MOST_HASHES = 1_000_000;

/**
 * Compares tables with those in Postgres by the sums of their rows, and then by the rows of the runs
 * that differ, and decides what happens to each: nothing, some of its rows, or all of it. Each table is
 * looked through as soon as its rows are there, while others are still being derived.
 */
export async function compareTables(work: Work): Promise<Comparison> {
  const { methods, existing, swap, compared } = work;
  const lanes = lanesFor(work);
  const asking = lanes.then((all) => askEach(work, all, compared));
  const reading = queue();
  const looks = new Map(
    await allDone(
      compared.map(async (each, place) =>
        [each.name, await lookThrough(work, { each, place, asking, reading })] as const
      ),
    ),
  );
  for (const { session, commits } of await lanes) if (commits) await session.rows("commit");
  const actions = new Map([...methods].map(([name, method]): [SyncName, Action] => {
    const look = looks.get(name);
    if (method !== "compare") return [name, method];
    if (look === undefined || look.isSame) return [name, "keep"];
    const old = existing.get(name);
    const isKept = look.change !== undefined || old !== undefined && isInPlace(old, swap);
    return [name, isKept ? "replace rows" : "replace"];
  }));
  return {
    actions,
    changes: [...looks.values()].flatMap(({ change }) => change ?? []),
    sums: new Map([...looks].map(([name, { sums }]) => [name, sums])),
  };
}

/** What a comparison found about a table. */
interface Look {
  /** The sums of its rows here. */
  readonly sums: Sums;
  readonly isSame: boolean;
  /** Its rows that change; undefined when none do, or so many that it is sent whole. */
  readonly change?: Change | undefined;
}

/** What Postgres is asked about a table. */
interface Answers {
  readonly sums: () => Promise<Sums>;
  readonly hashesOf: (different: Different) => Promise<HashCounts>;
}

/** A table that is looked through. */
interface Looking {
  readonly each: Compared;
  readonly place: number;
  readonly asking: Promise<ReadonlyMap<SyncName, Answers>>;
  /** One table is read at a time, so that derived tables are made in between. */
  readonly reading: InTurn;
}

async function lookThrough(
  work: Work,
  { each, place, asking, reading }: Looking,
): Promise<Look> {
  const content = await contentOf(work.contents, each.name);
  const { sums, changed } = await reading(() => sumHere(work, content));
  const answers = (await asking).get(each.name);
  const found = difference(sums, await answers?.sums() ?? new Map(), changed);
  if (found.runs.size === 0) return { sums, isSame: true };
  if (answers === undefined || found.rows > MOST_HASHES) return { sums, isSame: false };
  const different = { compared: each, difference: found };
  const hashes = await answers.hashesOf(different);
  const change = await reading(() => findChange(work.database, content, different, place, hashes));
  return { sums: new Map([...sums, ...change?.sums ?? []]), isSame: false, change };
}

/**
 * The sums of a table as it is here, as the manifest knows them, without those of the runs that changed
 * since. Where the manifest is of no use, all rows are read and none is left out.
 */
async function sumHere(
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
  const adder = new Adder(runs);
  await database.withConnection(async (connection) => {
    for await (const block of readBlocks(connection, content)) {
      signal.throwIfAborted();
      adder.add(block);
    }
  });
  return { sums: adder.sums(), changed: new Set() };
}

/** Asks Postgres for the sums of all tables, each connection for its share of them. */
function askEach(
  { schema, existing, session: first }: Work,
  lanes: readonly Lane[],
  compared: readonly Compared[],
): Map<SyncName, Answers> {
  const answers = new Map<SyncName, Answers>();
  for (const [at, group] of inGroups(compared, lanes.length, existing).entries()) {
    const session = lanes[at]?.session ?? first;
    const inTurn = queue();
    const sums = inTurn(() => sumsThere(session, schema, group));
    // A failure is told to whoever waits for an answer.
    sums.catch(() => {});
    for (const { name } of group) {
      answers.set(name, {
        sums: async () => (await sums).get(name) ?? new Map(),
        hashesOf: (different) =>
          inTurn(async () =>
            (await hashesThere(session, schema, [different])).get(name) ?? new Map()
          ),
      });
    }
  }
  return answers;
}

/** Divides tables into groups of about the same size in Postgres. */
function inGroups(
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

/** Waits for all, also when one of them fails: the caller closes what they work on. */
async function allDone<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return await Promise.all(promises);
}
