import type { PostgresAddress } from "../db/postgres/address.ts";
import { Session, type SessionOptions } from "../db/postgres/session.ts";
import { BEGIN, settingsSql } from "./server.ts";

/** A connection on which a sync fills tables. */
export interface SyncConnection {
  readonly session: Session;
  /** Whether each table is its own transaction; otherwise all are part of one that is open already. */
  readonly commits: boolean;
}

/**
 * Opens a second connection, so that the server can work on two tables at once, and begins a
 * transaction on it with a sync's settings. If the server refuses, the sync uses the first connection
 * alone.
 */
export async function openSecondConnection(
  address: PostgresAddress,
  options: SessionOptions,
): Promise<SyncConnection | undefined> {
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

/** A task, and the promise that it can start. */
interface Waiting<Task, Ready> {
  readonly task: Task;
  readonly ready: Promise<Ready>;
}

/**
 * Runs tasks on several connections at once. Each takes the heaviest task that is ready, so that no
 * connection is left with a long task at the end while the others are idle.
 *
 * @param tasks the tasks, each with the promise that it waits for
 * @param weigh how much work a task is, relative to the others
 * @param act runs one task on a connection
 */
export async function runOnConnections<Task, Ready>(
  connections: readonly SyncConnection[],
  tasks: readonly Waiting<Task, Ready>[],
  weigh: (ready: Ready) => number,
  act: (connection: SyncConnection, task: Task, ready: Ready) => Promise<void>,
): Promise<void> {
  const left = new Set(tasks);
  const weights = new Map<Waiting<Task, Ready>, number>();
  for (const each of tasks) {
    const isReady = (weight: number) => weights.set(each, weight);
    // A task whose promise failed is taken as well: awaiting it throws.
    each.ready.then((ready) => isReady(weigh(ready)), () => isReady(Infinity));
  }
  let isOver = false;
  const work = async (connection: SyncConnection) => {
    while (left.size > 0 && !isOver) {
      const next = heaviest([...left], weights);
      if (next === undefined) {
        await Promise.race([...left].map(({ ready }) => ready.catch(() => {})));
        continue;
      }
      left.delete(next);
      await act(connection, next.task, await next.ready);
    }
  };
  const results = await Promise.allSettled(
    connections.map((connection) =>
      work(connection).catch((error) => {
        isOver = true;
        throw error;
      })
    ),
  );
  const failed = results.find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}

/** The heaviest item among those with a known weight. */
function heaviest<T>(all: readonly T[], weights: ReadonlyMap<T, number>): T | undefined {
  const weightOf = (each: T) => weights.get(each) ?? 0;
  return all.filter((each) => weights.has(each)).toSorted((a, b) => weightOf(b) - weightOf(a))[0];
}
