import { setImmediate } from "node:timers";

/**
 * Waits for a promise, up to a time limit.
 *
 * @param ms how long, in milliseconds
 * @param late the error thrown when it takes longer
 *
 * @example
 * ```ts
 * import { inTime } from "./in_time.ts";
 *
 * console.assert(await inTime(Promise.resolve(1), 1000, () => new Error("too late")) === 1);
 * ```
 */
export async function inTime<T>(promise: Promise<T>, ms: number, late: () => Error): Promise<T> {
  const { promise: end, reject } = Promise.withResolvers<never>();
  // An event loop that was busy runs its timers first: what has arrived meanwhile is not late.
  const timer = setTimeout(() => setImmediate(() => reject(late())), ms);
  try {
    return await Promise.race([promise, end]);
  } finally {
    clearTimeout(timer);
  }
}
