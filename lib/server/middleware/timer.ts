/** Calls a function after some milliseconds; what it returns cancels that. */
export type SetTimer = (ms: number, act: () => void) => () => void;

/**
 * {@linkcode SetTimer} by the real clock. A timer alone does not keep the process alive.
 *
 * @example
 * ```ts
 * import { startTimer } from "./timer.ts";
 *
 * const cancel = startTimer(1000, () => console.log("a second later"));
 * cancel();
 * ```
 */
export function startTimer(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  Deno.unrefTimer(timer);
  return () => clearTimeout(timer);
}
