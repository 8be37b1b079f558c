import { type Change, findChange } from "./changes.ts";
import { type Compared, difference, type Different, hashesThere, sumsThere } from "./compare.ts";
import type { Lane } from "./lanes.ts";
import { type Action, isInPlace } from "./plan.ts";
import { readBlocks } from "./rows/read.ts";
import { runsOf } from "./rows/runs.ts";
import { Adder, type Sums } from "./rows/sums.ts";
import { type SyncName, syncTable } from "./tables.ts";
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
 * that differ, and decides what happens to each: nothing, some of its rows, or all of it.
 */
export async function compareTables(work: Work): Promise<Comparison> {
  const { methods, existing, swap } = work;
  const compared = [...methods].filter(([, method]) => method === "compare").map(([name]) => ({
    name,
    runs: runsOf(syncTable(name), existing.get(name)?.rows ?? 0),
  }));
  const lanes = await lanesFor(work);
  const [there, sums] = await bothDone(
    Promise.all(
      inGroups(compared, lanes.length, existing).map((group, at) =>
        sumsThere(lanes[at]?.session ?? work.session, work.schema, group)
      ),
    ),
    sumsHere(work, compared),
  );
  const found = new Map(there.flatMap((each) => [...each]));
  const different = compared.map((each): Different => ({
    compared: each,
    difference: difference(sums.get(each.name) ?? new Map(), found.get(each.name) ?? new Map()),
  })).filter(({ difference }) => difference.runs.size > 0);
  const changes = await findChanges(work, lanes, different);
  for (const { session, commits } of lanes) if (commits) await session.rows("commit");
  const actions = new Map([...methods].map(([name, method]): [SyncName, Action] => {
    if (method !== "compare") return [name, method];
    const isChanged = changes.some(({ different }) => different.compared.name === name);
    if (isChanged) return [name, "replace rows"];
    if (!different.some(({ compared }) => compared.name === name)) return [name, "keep"];
    const old = existing.get(name);
    return [name, old !== undefined && isInPlace(old, swap) ? "replace rows" : "replace"];
  }));
  return { actions, changes, sums };
}

/** The sums of the tables as they are here. */
async function sumsHere(
  { contents, database, signal }: Work,
  compared: readonly Compared[],
): Promise<Map<SyncName, Sums>> {
  const sums = new Map<SyncName, Sums>();
  for (const { name, runs } of compared) {
    const adder = new Adder(runs);
    const content = await contentOf(contents, name);
    await database.withConnection(async (connection) => {
      for await (const block of readBlocks(connection, content)) {
        signal.throwIfAborted();
        adder.add(block);
      }
    });
    sums.set(name, adder.sums());
  }
  return sums;
}

async function findChanges(
  work: Work,
  lanes: readonly Lane[],
  different: readonly Different[],
): Promise<Change[]> {
  const few = different.filter(({ difference }) => difference.rows <= MOST_HASHES);
  const groups = inGroups(few.map(({ compared }) => compared), lanes.length, work.existing);
  const answers = await Promise.all(groups.map((group, at) =>
    hashesThere(
      lanes[at]?.session ?? work.session,
      work.schema,
      few.filter(({ compared }) => group.includes(compared)),
    )
  ));
  const hashes = new Map(answers.flatMap((each) => [...each]));
  // Reading one table leaves time to look through another.
  const changes = await allDone(few.map(async (each, place) => {
    const { name } = each.compared;
    const content = await contentOf(work.contents, name);
    return await findChange(work.database, content, each, place, hashes.get(name) ?? new Map());
  }));
  return changes.filter((change) => change !== undefined);
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

/** Waits for both, also when one of them fails: the caller closes what they work on. */
async function bothDone<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}
