/** The options of a set of buckets. */
export interface BucketOptions {
  /** How much may be taken at once, after a rest. */
  readonly capacity: number;
  /** How much comes back in a second. */
  readonly perSecond: number;
  /** How many keys are kept; the least recently used is dropped first. */
  readonly most?: number;
}

interface Bucket {
  left: number;
  filledMs: number;
}

/**
 * Token buckets by key, in bounded memory. A dropped key starts full again, so a limit per key
 * needs a total limit beside it.
 *
 * @example
 * ```ts
 * import { TokenBuckets } from "./token_buckets.ts";
 *
 * const buckets = new TokenBuckets({ capacity: 1, perSecond: 0.5 });
 * console.assert(buckets.take("a", 0) === 0);
 * console.assert(buckets.take("a", 0) === 2); // come back in two seconds
 * console.assert(buckets.take("a", 2000) === 0);
 * ```
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #capacity: number;
  readonly #perSecond: number;
  readonly #most: number;

  constructor({ capacity, perSecond, most = 10_000 }: BucketOptions) {
    this.#capacity = capacity;
    this.#perSecond = perSecond;
    this.#most = most;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  /**
   * Takes one token, if there is one.
   *
   * @param key whose
   * @param nowMs the time in milliseconds
   * @returns 0 when it was taken, else the seconds until there is one
   */
  take(key: string, nowMs: number): number {
    const bucket = this.#filled(key, nowMs);
    if (bucket.left < 1) return (1 - bucket.left) / this.#perSecond;
    bucket.left -= 1;
    return 0;
  }

  /** Gives one token back. */
  give(key: string, nowMs: number): void {
    const bucket = this.#filled(key, nowMs);
    bucket.left = Math.min(this.#capacity, bucket.left + 1);
  }

  #filled(key: string, nowMs: number): Bucket {
    const known = this.#buckets.get(key) ?? { left: this.#capacity, filledMs: nowMs };
    const seconds = Math.max(0, nowMs - known.filledMs) / 1000;
    const left = Math.min(this.#capacity, known.left + seconds * this.#perSecond);
    const bucket = { left, filledMs: Math.max(nowMs, known.filledMs) };
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    for (const oldest of this.#buckets.keys()) {
      if (this.#buckets.size <= this.#most) break;
      this.#buckets.delete(oldest);
    }
    return bucket;
  }
}
