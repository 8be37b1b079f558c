// @ts-types="./types/levenshtein_distance.d.ts"
import { levenshteinDistance } from "@std/text/levenshtein";

/**
 * The names nearest to a mistyped one, best first: at most `most`, and none that is far off. The
 * distance is Levenshtein's, ignoring case; the last part of a path-like name counts as well, so
 * that `Toronto` finds `America/Toronto`.
 *
 * @param furthest the greatest distance; by default a third of the name's letters, at least 2
 *
 * @example
 * ```ts
 * import { nearest } from "./nearest.ts";
 *
 * console.assert(nearest("--jsn", ["--json", "--quiet"])[0] === "--json");
 * ```
 */
export function nearest(
  name: string,
  known: Iterable<string>,
  most = 3,
  furthest = Math.max(2, Math.floor(name.length / 3)),
): string[] {
  const wanted = name.toLowerCase();
  return [...known]
    .map((candidate) => ({ candidate, distance: distanceTo(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= furthest)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function distanceTo(wanted: string, candidate: string): number {
  const last = candidate.slice(candidate.lastIndexOf("/") + 1);
  const whole = levenshteinDistance(wanted, candidate);
  return last === candidate ? whole : Math.min(whole, levenshteinDistance(wanted, last) + 0.5);
}
