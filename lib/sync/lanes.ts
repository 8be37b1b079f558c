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

/**
 * Does tasks on several lanes at once: each lane takes the first task that is ready, in their order.
 *
 * @param tasks what is to be done, each with what it waits for
 * @param act does one of them on a lane
 */
export async function shareOut<Task, Ready>(
  lanes: readonly Lane[],
  tasks: readonly { readonly task: Task; readonly ready: Promise<Ready> }[],
  act: (lane: Lane, task: Task, ready: Ready) => Promise<void>,
): Promise<void> {
  const left = new Set(tasks);
  const isReady = new Set<unknown>();
  for (const each of tasks) each.ready.then(() => isReady.add(each), () => isReady.add(each));
  let isOver = false;
  const work = async (lane: Lane) => {
    while (left.size > 0 && !isOver) {
      const next = [...left].find((each) => isReady.has(each));
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
