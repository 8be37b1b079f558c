/**
 * Makes a queue: what is given to it is done one after another, in the order in which it was given.
 *
 * @example
 * ```ts
 * import { queue } from "./in_turn.ts";
 *
 * const inTurn = queue();
 * const done: number[] = [];
 * await Promise.all([1, 2].map((each) => inTurn(() => Promise.resolve(done.push(each)))));
 * console.assert(done.join() === "1,2");
 * ```
 */
export function queue(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const done = last.then(act);
    last = done.catch(() => {});
    return done;
  };
}

/** Does something when all that was given before is done. */
export type InTurn = <T>(act: () => Promise<T>) => Promise<T>;
