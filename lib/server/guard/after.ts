/** Does something after some milliseconds, unless what it returns is called before. */
export type After = (ms: number, act: () => void) => () => void;

/**
 * {@linkcode After} by the real clock. A timer alone does not keep the process alive.
 *
 * @example
 * ```ts
 * import { afterMs } from "./after.ts";
 *
 * const cancel = afterMs(1000, () => console.log("a second later"));
 * cancel();
 * ```
 */
export function afterMs(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  Deno.unrefTimer(timer);
  return () => clearTimeout(timer);
}
