import type { PostgresAddress } from "../db/postgres/address.ts";
import { Session, type SessionOptions } from "../db/postgres/session.ts";
import { BEGIN, settingsSql } from "./server.ts";

/** A connection that fills tables. */
export interface Lane {
  readonly session: Session;
  /** Whether each table is a transaction of its own, and not part of one that is open already. */
  readonly commits: boolean;
}

/**
 * Opens a second connection, so that the server works on two tables at once, and begins a transaction
 * with the settings of a sync on it. A server that takes no more connections is sent everything on the
 * first one.
 */
export async function openSecond(
  address: PostgresAddress,
  options: SessionOptions,
): Promise<Lane | undefined> {
  let session: Session | undefined;
  try {
    session = await Session.open(address, options);
    await session.rows(`${BEGIN}; ${settingsSql(session, true)}`);
    return { session, commits: true };
  } catch {
    await session?.close();
    return undefined;
  }
}

/** A task, and what it waits for. */
interface Waiting<Task, Ready> {
  readonly task: Task;
  readonly ready: Promise<Ready>;
}

/**
 * Does tasks on several lanes at once. Each lane takes the heaviest task that is ready, so that small
 * ones fill the gaps at the end and no lane is left alone with a long one.
 *
 * @param tasks what is to be done, each with what it waits for
 * @param weigh how much work a task is, relative to the others
 * @param act does one of them on a lane
 */
export async function shareOut<Task, Ready>(
  lanes: readonly Lane[],
  tasks: readonly Waiting<Task, Ready>[],
  weigh: (ready: Ready) => number,
  act: (lane: Lane, task: Task, ready: Ready) => Promise<void>,
): Promise<void> {
  const left = new Set(tasks);
  const weights = new Map<Waiting<Task, Ready>, number>();
  for (const each of tasks) {
    const isReady = (weight: number) => weights.set(each, weight);
    // Whoever takes a task that has failed is told so.
    each.ready.then((ready) => isReady(weigh(ready)), () => isReady(Infinity));
  }
  let isOver = false;
  const work = async (lane: Lane) => {
    while (left.size > 0 && !isOver) {
      const next = heaviest([...left], weights);
      if (next === undefined) {
        await Promise.race([...left].map(({ ready }) => ready.catch(() => {})));
        continue;
      }
      left.delete(next);
      await act(lane, next.task, await next.ready);
    }
  };
  const results = await Promise.allSettled(lanes.map((lane) =>
    work(lane).catch((error) => {
      isOver = true;
      throw error;
    })
  ));
  const failed = results.find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}

/** The heaviest of those that have a weight. */
function heaviest<T>(all: readonly T[], weights: ReadonlyMap<T, number>): T | undefined {
  const weightOf = (each: T) => weights.get(each) ?? 0;
  return all.filter((each) => weights.has(each)).toSorted((a, b) => weightOf(b) - weightOf(a))[0];
}
