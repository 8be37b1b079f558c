import { LRUCache } from "lru-cache";

/** What a cached value must have: its text, by whose length it is counted. */
interface Counted {
  readonly json: string;
}

/** How many bytes of memory a character of JSON counts as: the text, and the objects beside it. */
const BYTES_A_CHARACTER = 4;

/**
 * Keeps the answers that were used last, within a number of bytes. A key that is being worked out is
 * not worked out twice; a failure is told to everyone who waits for it, and is not kept.
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

  /** @param limit how many bytes the kept answers may count as; one that takes a quarter is not kept */
  constructor(limit: number) {
    this.#answers = new LRUCache({
      maxSize: Math.max(limit, 1), // 0 would mean no limit
      maxEntrySize: Math.floor(limit / 4),
      sizeCalculation: ({ json }, key) => (key.length + json.length) * BYTES_A_CHARACTER,
      fetchMethod: (_key, _stale, { context }) => context(),
      // What is on its way reaches those who wait, though others took its place meanwhile.
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
