/** What a cached value must have: its text, by whose length it is counted. */
interface Counted {
  readonly json: string;
}

/** How many bytes of memory a character of JSON stands for: the text, and the objects beside it. */
const BYTES_A_CHARACTER = 4;

/**
 * Keeps the answers that were used last, within a number of bytes. Who asks for what is being worked
 * out waits for the one that is at it; a failure is told to all of them and not kept.
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
  readonly #limit: number;
  readonly #kept = new Map<string, Counted>();
  readonly #underWay = new Map<string, Promise<Counted>>();
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How many bytes the kept answers are counted with. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The answer of a key: kept, under way, or made by `make`. */
  async get<T extends Counted>(key: string, make: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      // A key stands for one question, so what was kept under it is what `make` makes.
      return kept as T;
    }
    const underWay = this.#underWay.get(key);
    if (underWay !== undefined) return await underWay as T;
    const made = make();
    this.#underWay.set(key, made);
    try {
      const value = await made;
      this.#keep(key, value);
      return value;
    } finally {
      this.#underWay.delete(key);
    }
  }

  #keep(key: string, value: Counted): void {
    const size = sizeOf(key, value);
    if (size > this.#limit / 4) return;
    this.#kept.set(key, value);
    this.#bytes += size;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= this.#limit) break;
      this.#kept.delete(oldest);
      this.#bytes -= sizeOf(oldest, old);
    }
  }
}

function sizeOf(key: string, { json }: Counted): number {
  return (key.length + json.length) * BYTES_A_CHARACTER;
}
