import { daysIn, type Range } from "../../queries/filters/comparison.ts";
import { type Asked, type Finding, finding, type Share, sumOf } from "./finding.ts";
import { LEAST_KNOWN } from "./music.ts";

/** Artists and tracks of a range, and how many of them were never played before. */
export interface NewNumbers {
  readonly artists: number;
  readonly newArtists: number;
  readonly newTracks: number;
}

/** How much of a range was never played before it. */
export type Newness = Finding<
  /** The data begin with the range, or shortly before: then everything is new. */
  | { readonly says: "too-early" }
  | {
    readonly says: "new";
    readonly artists: number;
    readonly tracks: number;
    /** The new artists among all of the range. */
    readonly share: Share;
  },
  "artists"
>;

/** How many artists and tracks were new in a range; nothing where the data are too young to tell. */
export function newnessOf(
  { artists, newArtists, newTracks }: NewNumbers,
  data: Range,
  { range, isNarrowed }: Pick<Asked, "range" | "isNarrowed">,
): Newness {
  return finding({ measure: "artists", range, isNarrowed, sample: artists, least: 1 }, () => {
    if (daysBefore(range, data) < LEAST_HISTORY) return { says: "too-early" as const };
    const share: Share = { part: newArtists, whole: artists, of: "artists" };
    return { says: "new" as const, artists: newArtists, tracks: newTracks, share };
  });
}

/** How many days the data had lasted when a range begins. */
export function daysBefore(range: Range, data: Range): number {
  return range.start <= data.start ? 0 : daysIn({ start: data.start, end: range.start }) - 1;
}

/** The discoveries of a month. */
export interface DiscoveryNumbers {
  readonly hours: number;
  readonly plays: number;
  readonly new_hours: number;
  readonly new_plays: number;
}

/** How much was new. */
export type Discovery = Finding<
  /** The data begin with the range, or shortly before: everything is new then. */
  | { readonly says: "too-early" }
  | {
    readonly says: "new";
    readonly share: Share;
    /** How many months of the range the share is of: its last twelve, or fewer. */
    readonly months: number;
    readonly isAll: boolean;
  },
  "hours" | "plays"
>;

/** Nothing is called new before the data have lasted as many days. */
export const LEAST_HISTORY = 180;
/** Over how many months discovery is told. */
const MONTHS = 12;

/**
 * How much of the last twelve months went to tracks that were new in their month.
 *
 * @param rows months with music, the first first
 * @param daysBefore how many days the data had lasted before the first of the last twelve
 */
export function discoveryOf(
  rows: readonly DiscoveryNumbers[],
  daysBefore: number,
  asked: Asked,
): Discovery {
  const last = rows.slice(-MONTHS);
  const sample = sumOf(last, (row) => row.plays);
  return finding({ ...asked, sample, least: LEAST_KNOWN }, () => {
    if (daysBefore < LEAST_HISTORY) return { says: "too-early" as const };
    const { measure } = asked;
    const part = sumOf(last, (row) => measure === "hours" ? row.new_hours : row.new_plays);
    const share: Share = { part, whole: sumOf(last, (row) => row[measure]), of: measure };
    const isAll = last.length === rows.length;
    return { says: "new" as const, share, months: last.length, isAll };
  });
}
