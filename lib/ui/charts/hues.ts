import type { Hue } from "./data.ts";

const HUES = [1, 2, 3, 4, 5, 6, 7, 8] as const satisfies Hue[];

/** The colour of a name, the same on every page and day. */
export function hueOf(name: string): Hue {
  let hash = 2166136261;
  for (const character of name) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  }
  return HUES[(hash ^ (hash >>> 15)) & 7] ?? 1;
}

/**
 * The colours of the names of one chart: each its own where it is free, the first names before the
 * later ones, else the next free one. From the ninth name on colours are met again.
 *
 * @example
 * ```ts
 * import { huesOf } from "./hues.ts";
 *
 * console.assert(new Set(huesOf(["rock", "jazz", "pop", "folk"]).values()).size === 4);
 * ```
 */
export function huesOf(names: readonly string[]): Map<string, Hue> {
  const chosen = new Map<string, Hue>();
  let taken = new Set<Hue>();
  for (const name of names) {
    if (chosen.has(name)) continue;
    if (taken.size === HUES.length) taken = new Set();
    const own = HUES.indexOf(hueOf(name));
    const free = HUES.map((_, step) => HUES[(own + step) % HUES.length] ?? 1)
      .find((hue) => !taken.has(hue)) ?? 1;
    taken.add(free);
    chosen.set(name, free);
  }
  return chosen;
}
