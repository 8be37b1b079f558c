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
  const timer = setTimeout(() => reject(late()), ms);
  try {
    return await Promise.race([promise, end]);
  } finally {
    clearTimeout(timer);
  }
}
