/**
 * Things in the order of listening, from which the next ones are taken again and again. Each walk
 * remembers where the first wanted item was, so that taking all of them one by one is not
 * quadratic: an item that is not wanted must stay so.
 */
export class Ranked<T extends object> {
  readonly #all: T[];
  readonly #byKey = new Map<string, T>();
  readonly #starts = new Map<string, number>();
  readonly #key: (one: T) => string;

  /** @param all most-listened first; copied */
  constructor(all: readonly T[], key: (one: T) => string) {
    this.#key = key;
    this.#all = all.map((one) => ({ ...one }));
    for (const one of this.#all) this.#byKey.set(key(one), one);
  }

  get all(): readonly T[] {
    return this.#all;
  }

  get(key: string): T | undefined {
    return this.#byKey.get(key);
  }

  /** Puts one more at the end. */
  add(one: T): void {
    this.#all.push(one);
    this.#byKey.set(this.#key(one), one);
  }

  /**
   * The next ones.
   *
   * @param walk a name for this way of walking
   * @param wanted whether it is still wanted; once not, never again
   * @param isReady whether it can be had now
   */
  next(
    walk: string,
    most: number,
    wanted: (one: T) => boolean,
    isReady: (one: T) => boolean = () => true,
  ): T[] {
    let start = this.#starts.get(walk) ?? 0;
    const found: T[] = [];
    for (let at = start; at < this.#all.length && found.length < most; at++) {
      const one = this.#all[at];
      if (one === undefined) break;
      if (!wanted(one)) {
        if (at === start) start++;
      } else if (isReady(one)) found.push(one);
    }
    this.#starts.set(walk, start);
    return found;
  }
}
