/**
 * Makes a queue that runs functions one after another, in the order in which they were added.
 *
 * @example
 * ```ts
 * import { serialQueue } from "./serial_queue.ts";
 *
 * const runSerially = serialQueue();
 * const done: number[] = [];
 * await Promise.all([1, 2].map((each) => runSerially(() => Promise.resolve(done.push(each)))));
 * console.assert(done.join() === "1,2");
 * ```
 */
export function serialQueue(): RunSerially {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const done = last.then(act);
    last = done.catch(() => {});
    return done;
  };
}

/** Runs a function once everything added before it has finished. */
export type RunSerially = <T>(act: () => Promise<T>) => Promise<T>;
