import { daysIn, type Range } from "../../queries/filters/comparison.ts";
import { type Finding, finding, type FindingScope, type Share, sumOf } from "./finding.ts";
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
  { range, isNarrowed }: Pick<FindingScope, "range" | "isNarrowed">,
): Newness {
  return finding({ measure: "artists", range, isNarrowed, sample: artists, least: 1 }, () => {
    if (daysBefore(range, data) < LEAST_HISTORY) return { says: "too-early" as const };
    const share: Share = { part: newArtists, whole: artists, of: "artists" };
    return { says: "new" as const, artists: newArtists, tracks: newTracks, share };
  });
}

/** The artist that was first played last. */
export type Newest = Finding<
  {
    readonly says: "newest";
    readonly name: string;
    readonly date: string;
    /** Whether the range reaches the end of the data: then no artist is newer. */
    readonly isOfAll: boolean;
  },
  "artists"
>;

/**
 * The newest artist of a range.
 *
 * @param rows first plays, the latest first
 * @param data the first and the last day of the data
 */
export function newestOf(
  rows: readonly { readonly artist_name: string; readonly first_played_at: string }[],
  data: Range,
  { range, isNarrowed }: Pick<FindingScope, "range" | "isNarrowed">,
): Newest {
  const [newest] = rows;
  const basis = { range, isNarrowed, sample: rows.length, least: 1 };
  return finding({ measure: "artists", ...basis }, () => ({
    says: "newest" as const,
    name: newest?.artist_name ?? "",
    date: newest?.first_played_at ?? "",
    isOfAll: range.end >= data.end,
  }));
}

/** How many days the data go back before a range. */
export function daysBefore(range: Range, data: Range): number {
  return range.start <= data.start ? 0 : daysIn({ start: data.start, end: range.start }) - 1;
}

/** The discoveries of a month. */
export interface DiscoveryNumbers {
  readonly year_month: string;
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
    /** Whether it is of the whole range; else of its last twelve months. */
    readonly isAll: boolean;
  },
  "hours" | "plays"
>;

/** Nothing is called new before the data have lasted as many days. */
const LEAST_HISTORY = 180;
/** Over how many months discovery is told. */
const MONTHS = 12;

/**
 * How much of the last twelve months of a range went to tracks that were new in their month.
 *
 * @param rows months with music
 * @param data the first and the last day of the data
 */
export function discoveryOf(
  rows: readonly DiscoveryNumbers[],
  data: Range,
  scope: FindingScope,
): Discovery {
  const { measure, range } = scope;
  const until = Temporal.PlainYearMonth.from(range.end.slice(0, 7));
  const year = until.subtract({ months: MONTHS - 1 }).toPlainDate({ day: 1 }).toString();
  const isAll = range.start >= year;
  const start = isAll ? range.start : year;
  const last = rows.filter(({ year_month }) => year_month >= start.slice(0, 7));
  const sample = sumOf(last, (row) => row.plays);
  return finding({ ...scope, sample, least: LEAST_KNOWN }, () => {
    if (daysBefore({ start, end: range.end }, data) < LEAST_HISTORY) {
      return { says: "too-early" as const };
    }
    const part = sumOf(last, (row) => measure === "hours" ? row.new_hours : row.new_plays);
    const share: Share = { part, whole: sumOf(last, (row) => row[measure]), of: measure };
    return { says: "new" as const, share, isAll };
  });
}
