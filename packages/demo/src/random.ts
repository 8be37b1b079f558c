/**
 * Random numbers that are the same on every machine: sfc32, seeded by hashing a seed and the name
 * of a stream. Each part of the demo draws from a stream of its own, so that a change in one part
 * leaves the others as they were.
 *
 * @example
 * ```ts
 * import { Random } from "./random.ts";
 *
 * console.assert(new Random(1, "names").next() === new Random(1, "names").next());
 * ```
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number, stream: string) {
    const hash = hasher(`${seed}/${stream}`);
    this.#a = hash();
    this.#b = hash();
    this.#c = hash();
    for (let i = 0; i < 12; i++) this.next();
  }

  /** A number from 0 up to, but not including, 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter++) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 up to, but not including, `below`. */
  int(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** A number from `low` up to `high`. */
  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + this.int(high - low + 1);
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A number of the standard normal distribution, roughly: the sum of six even ones. */
  normal(): number {
    let sum = -3;
    for (let i = 0; i < 6; i++) sum += this.next();
    return sum * Math.SQRT2;
  }

  /** A positive factor around 1 whose logarithm is normal; a larger `spread` scatters more. */
  factor(spread: number): number {
    return Math.exp(this.normal() * spread);
  }

  /** One element, each as likely as the others. */
  pick<T>(list: readonly T[]): T {
    return at(list, this.int(list.length));
  }

  /** One element, the earlier ones likelier: with `skew` 1 all alike, with 2 the first leads. */
  pickEarly<T>(list: readonly T[], skew: number): T {
    return at(list, Math.floor(list.length * this.next() ** skew));
  }

  /** The elements in another order. */
  shuffle<T>(list: readonly T[]): T[] {
    const shuffled = [...list];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.int(i + 1);
      [shuffled[i], shuffled[j]] = [at(shuffled, j), at(shuffled, i)];
    }
    return shuffled;
  }
}

/**
 * The element at a position that must exist.
 *
 * @throws {RangeError} when it does not
 */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const element = list[index];
  if (element === undefined) {
    throw new RangeError(`No element at ${index} of a list of ${list.length}`);
  }
  return element;
}

/** A source of 32-bit numbers from a text: FNV-1a, stirred again for each number. */
function hasher(text: string): () => number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash = (hash ^ (hash >>> 16)) + 0x9e3779b9 | 0;
    return hash;
  };
}
