import { LRUCache } from "lru-cache";

/** What a cached value must have: its text, whose length counts against the limit. */
interface Counted {
  readonly json: string;
}

/** How many bytes of memory a character of JSON counts as: the text, and the objects beside it. */
const BYTES_A_CHARACTER = 4;

/**
 * Keeps the most recently used answers, within a number of bytes. Concurrent requests for a key
 * share one computation; a failure reaches all of them and is not cached.
 *
 * @example
 * ```ts
 * import { AnswerCache } from "./cache.ts";
 *
 * const cache = new AnswerCache(1000);
 * await cache.get("a", () => Promise.resolve({ json: "[]" }));
 * console.assert(cache.bytes > 0);
 * ```
 */
export class AnswerCache {
  readonly #answers: LRUCache<string, Counted, () => Promise<Counted>>;

  /**
   * @param limit how many bytes the cached answers may count as; an answer larger than a quarter of
   *   that is not cached
   */
  constructor(limit: number) {
    this.#answers = new LRUCache({
      maxSize: Math.max(limit, 1), // 0 would mean no limit
      maxEntrySize: Math.floor(limit / 4),
      sizeCalculation: ({ json }, key) => (key.length + json.length) * BYTES_A_CHARACTER,
      fetchMethod: (_key, _stale, { context }) => context(),
      // A pending answer reaches those who wait, even if it is evicted meanwhile.
      ignoreFetchAbort: true,
    });
  }

  /** How many bytes the kept answers are counted with. */
  get bytes(): number {
    return this.#answers.calculatedSize;
  }

  /** The answer of a key: kept, under way, or made by `make`. */
  async get<T extends Counted>(key: string, make: () => Promise<T>): Promise<T> {
    // A key stands for one question, so what is kept under it is what `make` makes.
    return await this.#answers.forceFetch(key, { context: make }) as T;
  }
}
