import type { Random } from "./random.ts";

/**
 * Picks indexes with given weights, in logarithmic time.
 *
 * @example
 * ```ts
 * import { Random } from "./random.ts";
 * import { Weighted } from "./weighted.ts";
 *
 * console.assert(new Weighted([0, 3, 0]).pick(new Random(1, "example")) === 1);
 * ```
 */
export class Weighted {
  readonly #sums: Float64Array;

  /** @param weights none negative; at least one above zero */
  constructor(weights: ArrayLike<number>) {
    this.#sums = new Float64Array(weights.length);
    let sum = 0;
    for (let i = 0; i < weights.length; i++) this.#sums[i] = sum += weights[i] ?? 0;
    if (!(sum > 0)) throw new RangeError("Weights must have a sum above zero");
  }

  /** An index; one of weight zero is never picked. */
  pick(random: Random): number {
    const wanted = random.next() * (this.#sums[this.#sums.length - 1] ?? 0);
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
