/** What the music is: genres, decades, years, popularity. What is unknown is no part of a share. */
import {
  type Finding,
  finding,
  type FindingScope,
  type Known,
  LEAST_COVERED,
  type Share,
  sumOf,
  topOf,
  type Uncovered,
  type Whole,
} from "./finding.ts";
import type { Amount } from "./tops.ts";

/** How much of the listening something is known of. */
export interface Coverage {
  /** Of which it is known. */
  readonly known: Amount;
  readonly all: Amount;
}

/** It must be known of as many plays. */
export const LEAST_KNOWN = 20;

type Measured = "hours" | "plays";

/**
 * A finding about what is known, or that it is known of too little.
 *
 * @param least of how many plays it must be known
 */
export function known<Claim extends { readonly says: string }>(
  { known, all }: Coverage,
  scope: FindingScope,
  claim: () => Claim,
  least = LEAST_KNOWN,
): Finding<Uncovered | Claim & Known, Measured> {
  const { measure } = scope;
  const covered: Share = { part: known[measure], whole: all[measure], of: measure };
  return finding(
    { ...scope, sample: known.plays, least },
    () =>
      covered.part < LEAST_COVERED * covered.whole
        ? { says: "uncovered" as const, covered }
        : { ...claim(), covered },
  );
}

/** A part of the music by its name. */
export interface NamedAmount {
  readonly name: string;
  readonly value: number;
}

/** The genre or decade that holds most. */
export type TopPart = Finding<
  | Uncovered
  | Known & {
    readonly says: "leads";
    readonly name: string;
    readonly share: Share;
    readonly ties: number;
  },
  Measured
>;

/**
 * The genre, or decade, that holds most of what is known.
 *
 * @param what which kind of knowledge the shares are of
 */
export function topPart(
  parts: readonly NamedAmount[],
  what: "genre" | "year",
  coverage: Coverage,
  scope: FindingScope,
): TopPart {
  return known(coverage, scope, () => {
    const top = topOf(parts, ({ value }) => value);
    if (top === undefined) return { says: "none" as const };
    const of: Whole = `${scope.measure}-with-${what}`;
    const share: Share = { part: top.value, whole: coverage.known[scope.measure], of };
    return { says: "leads" as const, name: top.row.name, share, ties: top.ties };
  });
}

/** Music of one release year. */
export interface ReleaseYearNumbers extends Amount {
  readonly release_year: number;
}

/** The year that most of the music is from. */
export type ReleaseYears = Finding<
  | Uncovered
  | Known & {
    readonly says: "vintage";
    readonly year: number;
    readonly ties: number;
    /** The latest year such that half of the music is from then or later. */
    readonly since: number;
    /** How much of it is. */
    readonly share: Share;
  },
  Measured
>;

/** The year that most of the music is from, and since when half of it is. */
export function releaseYears(
  rows: readonly ReleaseYearNumbers[],
  coverage: Coverage,
  scope: FindingScope,
): ReleaseYears {
  const { measure } = scope;
  return known(coverage, scope, () => {
    const top = topOf(rows, (row) => row[measure]);
    if (top === undefined) return { says: "none" as const };
    const whole = sumOf(rows, (row) => row[measure]);
    const later = rows.toSorted((a, b) => b.release_year - a.release_year);
    let part = 0;
    const since = later.find((row) => (part += row[measure]) >= whole / 2) ?? top.row;
    const share: Share = { part, whole, of: `${measure}-with-year` };
    return {
      says: "vintage" as const,
      year: top.row.release_year,
      ties: top.ties,
      since: since.release_year,
      share,
    };
  });
}

/** Music of one band of popularity. */
export interface PopularityNumbers extends Amount {
  /** The least of the band. */
  readonly popularity: number;
}

/** How much of the music is popular. */
export type Popularity = Finding<
  Uncovered | Known & { readonly says: "upper"; readonly share: Share },
  Measured
>;

/** How much of the music has a popularity of 50 or more, of 100. */
export function popularityOf(
  rows: readonly PopularityNumbers[],
  coverage: Coverage,
  scope: FindingScope,
): Popularity {
  const { measure } = scope;
  return known(coverage, scope, () => {
    const upper = rows.filter(({ popularity }) => popularity >= 50);
    const [part, whole] = [upper, rows].map((of) => sumOf(of, (row) => row[measure]));
    const share: Share = { part: part ?? 0, whole: whole ?? 0, of: `${measure}-with-popularity` };
    return { says: "upper" as const, share };
  });
}
