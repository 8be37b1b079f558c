import type { GenreSource } from "../../queries/questions/genre_sources.ts";
import type { FindingScope, Share } from "../findings/finding.ts";
import type { Coverage } from "../findings/music.ts";
import type { PageState } from "./page_state.ts";
import { words } from "../words/mod.ts";

/** Services that have a part in artists and know no genres. */
const WITHOUT_GENRES = ["reccobeats"];

/**
 * The notes of a chart of genres: of how much they are known, from whom, and whose they are.
 *
 * @returns no note where none is known
 */
export function genreNote(
  { known, all }: Coverage,
  sources: readonly GenreSource[],
  { measure, isNarrowed }: Pick<FindingScope, "isNarrowed"> & {
    readonly measure: "hours" | "plays";
  },
  { credit }: Pick<PageState, "credit">,
): string[] {
  if (known[measure] === 0) return [];
  const covered: Share = { part: known[measure], whole: all[measure], of: measure };
  return [
    words.taste.knownFrom(covered, sourceNames(sources), isNarrowed),
    ...(credit === "all" ? [words.credit.genres] : []),
  ];
}

/**
 * Who told genres, the one with most listening first.
 *
 * @example
 * ```ts
 * import { sourceNames } from "./genre_sources.ts";
 *
 * const rows = [
 *   { providers: "wikidata", hours: 1, plays: 20 },
 *   { providers: "spotify,wikidata", hours: 3, plays: 60 },
 * ];
 * console.assert(sourceNames(rows).join() === "Wikidata,Spotify");
 * ```
 */
export function sourceNames(sources: readonly GenreSource[]): string[] {
  const hoursBy = new Map<string, number>();
  for (const { providers, hours } of sources) {
    const names = providers.split(",").filter((name) => name !== "");
    for (const name of names.filter((name) => !WITHOUT_GENRES.includes(name))) {
      hoursBy.set(name, (hoursBy.get(name) ?? 0) + hours);
    }
  }
  return [...hoursBy].toSorted(([, a], [, b]) => b - a).map(([name]) => words.providers(name));
}
