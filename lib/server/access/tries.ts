import { TokenBuckets } from "../middleware/token_buckets.ts";

/**
 * How often a password may be guessed: one client five times, then once a minute; all together
 * thirty times, then once in ten seconds. Further guesses must wait; signed-in visitors are not
 * affected.
 *
 * @example
 * ```ts
 * import { Tries } from "./tries.ts";
 *
 * const tries = new Tries();
 * for (let guess = 0; guess < 5; guess++) console.assert(tries.take("203.0.113.9", 0) === 0);
 * console.assert(tries.take("203.0.113.9", 0) === 60);
 * ```
 */
export class Tries {
  readonly #byClient = new TokenBuckets({ capacity: 5, perSecond: 1 / 60 });
  readonly #together = new TokenBuckets({ capacity: 30, perSecond: 1 / 10 });

  /**
   * Counts a guess before it is checked, so that concurrent guesses count too.
   *
   * @returns 0 when it may be checked, else the seconds to wait
   */
  take(client: string, nowMs: number): number {
    return this.#byClient.take(client, nowMs) || this.#together.take("all", nowMs);
  }

  /** Takes a correct guess off the count. */
  giveBack(client: string, nowMs: number): void {
    this.#byClient.give(client, nowMs);
    this.#together.give("all", nowMs);
  }
}
