/** One of the eight data colours. */
export type Tone = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const TONES: readonly Tone[] = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * The colour that a name has on every page.
 *
 * @example
 * ```ts
 * import { toneOf } from "./tones.ts";
 *
 * console.assert(toneOf("Nina Simone") === toneOf("Nina Simone"));
 * ```
 */
export function toneOf(name: string): Tone {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return TONES[hash % TONES.length] ?? 1;
}

/** The colours of names in one chart: each its own where it is free, else the next free one. */
export function tonesOf(names: readonly string[]): Tone[] {
  const taken = new Set<Tone>();
  return names.map((name) => {
    const first = TONES.indexOf(toneOf(name));
    const order = TONES.map((_, step) => TONES[(first + step) % TONES.length] ?? 1);
    const tone = order.find((tone) => !taken.has(tone)) ?? toneOf(name);
    taken.add(tone);
    return tone;
  });
}
