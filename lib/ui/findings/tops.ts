/** The first artists, tracks and albums, and how much goes to them. */
import {
  type Finding,
  finding,
  type FindingScope,
  ratioOf,
  type Share,
  type Ties,
  tiesOf,
} from "./finding.ts";

/** Listening by both measures. */
export interface Amount {
  readonly hours: number;
  readonly plays: number;
}

/** How much went to the top artist. */
export type TopArtist = Finding<
  /** Of everything, or all of it. */
  | { readonly says: "took" | "all"; readonly name: string; readonly share: Share }
  /** Others have as much. */
  | { readonly says: "tied"; readonly name: string; readonly value: number } & Ties,
  "hours" | "plays"
>;

/** How many rows a list of the first has; where it has fewer, there are no others. */
export const LISTED = 10;

/** With fewer plays no share is told. */
export const LEAST_FOR_SHARE = 10;

/**
 * How much of everything went to the top artist.
 *
 * @param rows by rank, the top one first
 * @param all everything in the range, what has no artist's name too
 */
export function topArtist(
  rows: readonly (Amount & { readonly artist_name: string })[],
  all: Amount,
  scope: FindingScope,
): TopArtist {
  const { measure } = scope;
  return finding({ ...scope, sample: all.plays, least: LEAST_FOR_SHARE }, () => {
    const [top] = rows;
    if (top === undefined) return { says: "none" as const };
    const name = top.artist_name;
    const ties = tiesOf(rows, (row) => row[measure], rows.length < LISTED);
    if (ties.ties > 0) return { says: "tied" as const, name, value: top[measure], ...ties };
    const share: Share = { part: top[measure], whole: all[measure], of: measure };
    return { says: top.plays === all.plays ? "all" as const : "took" as const, name, share };
  });
}

/** How often the first track was played. */
export type TopTrack = Finding<
  { readonly says: "played"; readonly name: string; readonly plays: number },
  "plays"
>;

/** How often the first track was played. */
export function topTrack(
  rows: readonly (Amount & { readonly track_name: string })[],
  { range, isNarrowed }: FindingScope,
): TopTrack {
  const [top] = rows;
  const basis = { range, isNarrowed, sample: top?.plays ?? 0, least: 1 };
  return finding({ measure: "plays", ...basis }, () => ({
    says: "played" as const,
    name: top?.track_name ?? "",
    plays: top?.plays ?? 0,
  }));
}

/** How much went into the first album. */
export type TopAlbum = Finding<
  { readonly says: "went"; readonly name: string; readonly value: number },
  "hours" | "plays"
>;

/** How much went into the first album. */
export function topAlbum(
  rows: readonly (Amount & { readonly album_name: string })[],
  scope: FindingScope,
): TopAlbum {
  const [top] = rows;
  return finding({ ...scope, sample: top?.plays ?? 0, least: 1 }, () => ({
    says: "went" as const,
    name: top?.album_name ?? "",
    value: top?.[scope.measure] ?? 0,
  }));
}

/** How much goes to the first artists. */
export interface ConcentrationNumbers extends Amount {
  readonly artists: number;
}

/** How much goes to ten artists. */
export type Concentration = Finding<
  /** There are ten artists, or fewer. */
  | { readonly says: "everyone"; readonly artists: number; readonly share: Share }
  | { readonly says: "ten"; readonly share: Share },
  "hours" | "plays"
>;

/**
 * How much of everything goes to the first ten artists.
 *
 * @param artists how many different artists there are
 */
export function concentrationOf(
  rows: readonly ConcentrationNumbers[],
  artists: number,
  all: Amount,
  scope: FindingScope,
): Concentration {
  const ten = rows.find((row) => row.artists === 10);
  return finding({ ...scope, sample: all.plays, least: LEAST_FOR_SHARE }, () => {
    if (ten === undefined || artists === 0) return { says: "none" as const };
    const { measure } = scope;
    const share: Share = { part: ten[measure], whole: all[measure], of: measure };
    return artists <= 10
      ? { says: "everyone" as const, artists, share }
      : { says: "ten" as const, share };
  });
}

/** How much went to the first rows of a ranking. */
export type RankingLead = Finding<
  /** There are no others. */
  | { readonly says: "everyone"; readonly number: number }
  | { readonly says: "first"; readonly number: number; readonly share: Share },
  "hours" | "plays"
>;

/**
 * How much of everything went to the first rows of a ranking.
 *
 * @param number how many there are in all
 * @param all everything in the range, what has no name too
 */
export function rankingLead(
  first: readonly Amount[],
  number: number,
  all: Amount,
  scope: FindingScope,
): RankingLead {
  const { measure } = scope;
  return finding({ ...scope, sample: all.plays, least: LEAST_FOR_SHARE }, () => {
    if (number <= first.length) return { says: "everyone" as const, number };
    const part = first.reduce((sum, row) => sum + row[measure], 0);
    const share: Share = { part, whole: all[measure], of: measure };
    return { says: "first" as const, number: first.length, share };
  });
}

/** Whose year it was. */
export type YearOwner = Finding<
  { readonly says: "owned" | "led"; readonly name: string; readonly share: Share } | {
    readonly says: "nobody";
  },
  "hours" | "plays"
>;

/** From this share on a year belongs to an artist. */
const LEAST_TO_OWN = 0.1;

/** Whose year it was, as its first artist says. */
export function yearOwner(top: TopArtist): YearOwner {
  const { measure, range, isNarrowed, sample, least } = top;
  return finding({ measure, range, isNarrowed, sample, least }, () => {
    if (top.says !== "took" && top.says !== "all") return { says: "nobody" as const };
    const { name, share } = top;
    const says = ratioOf(share) >= LEAST_TO_OWN ? "owned" as const : "led" as const;
    return { says, name, share };
  });
}

/** The first of the artists that were new. */
export type TopNewcomer = Finding<
  { readonly says: "most"; readonly name: string; readonly value: number } & Ties,
  "hours"
>;

/** The first of the artists that were new, by hours. */
export function topNewcomer(
  rows: readonly (Amount & { readonly artist_name: string })[],
  { range, isNarrowed }: FindingScope,
): TopNewcomer {
  const [top] = rows;
  const basis = { range, isNarrowed, sample: rows.length, least: 1 };
  return finding({ measure: "hours", ...basis }, () => ({
    says: "most" as const,
    name: top?.artist_name ?? "",
    value: top?.hours ?? 0,
    ...tiesOf(rows, ({ hours }) => hours, rows.length < LISTED),
  }));
}
