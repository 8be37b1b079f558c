/**
 * Findings: what cards say, as data. Each is a pure function of answers; the catalogue
 * (`../words/`) makes the sentence. A finding carries its measure, its range and what it rests on,
 * and a share names what it is a share of.
 */
import type { Range } from "../../queries/filters/comparison.ts";

/** What is counted. */
export type Measure =
  | "hours"
  | "plays"
  | "records"
  | "starts"
  | "days"
  | "sessions"
  | "tracks"
  | "artists"
  | "albums"
  | "shows"
  | "episodes";

/** What a finding is about. */
export interface FindingScope<M extends Measure = "hours" | "plays"> {
  readonly measure: M;
  /** The days it is about, inside the data. */
  readonly range: Range;
  /** Whether the plays are narrowed to an artist, a genre, a device …: then they are not all of yours. */
  readonly isNarrowed: boolean;
}

/** What a finding rests on. */
export interface Basis<M extends Measure = Measure> extends FindingScope<M> {
  /** How many plays, records, days … it rests on. */
  readonly sample: number;
  /** The fewest that carry it. */
  readonly least: number;
}

/** The claim where the sample is too small for any other. */
export interface Few {
  readonly says: "few";
}

/** The claim of nothing at all. */
export interface None {
  readonly says: "none";
}

/** A claim with what it rests on; that there is nothing, or too little, are claims of every finding. */
export type Finding<Claim extends { readonly says: string }, M extends Measure = Measure> =
  & Basis<M>
  & (Claim | Few | None);

/**
 * What a share can be of. The catalogue has words for each, so that no share is told without saying
 * what it is a share of.
 */
export type Whole =
  /** All hours, or plays, of the range. */
  | "hours"
  | "plays"
  /** Those of which the named thing is known. */
  | `${"hours" | "plays"}-with-${"genre" | "year" | "popularity"}`
  | `${"hours" | "records"}-with-${"device" | "country"}`
  /** Records that say whether they were skipped …, or what began or ended them. */
  | `records-with-${"skip" | "shuffle" | "offline" | "private" | "start" | "end"}`
  | "records"
  | "podcast-hours"
  | "podcast-starts"
  | "artists"
  | "days";

/** A part of a whole that is named. */
export interface Share {
  readonly part: number;
  readonly whole: number;
  readonly of: Whole;
}

/** A share as a number from 0 to 1; of nothing, nothing. */
export function ratioOf({ part, whole }: Share): number {
  return whole === 0 ? 0 : Math.min(1, part / whole);
}

/** Of how much something is known. */
export interface Known {
  /** The share of everything in the range of which it is known. */
  readonly covered: Share;
}

/** Known of too little of the range to say anything about it. */
export interface Uncovered extends Known {
  readonly says: "uncovered";
}

/** It must be known of this share of the range. */
export const LEAST_COVERED = 0.5;

/**
 * The claim of a finding; that there is nothing, or too little for a claim.
 *
 * @example
 * ```ts
 * import { finding } from "./finding.ts";
 *
 * const scope = {
 *   measure: "plays" as const,
 *   range: { start: "2024-01-01", end: "2024-01-31" },
 *   isNarrowed: false,
 * };
 * const few = finding({ ...scope, sample: 3, least: 20 }, () => ({ says: "even" as const }));
 * console.assert(few.says === "few");
 * ```
 */
export function finding<const Claim extends { readonly says: string }, M extends Measure>(
  basis: Basis<M>,
  claim: () => Claim,
): Finding<Claim, M> {
  if (basis.sample === 0) return { ...basis, says: "none" };
  return basis.sample < basis.least ? { ...basis, says: "few" } : { ...basis, ...claim() };
}

/** The largest of some rows. */
export interface Top<Row> {
  readonly row: Row;
  readonly value: number;
  /** How many others have the same value. */
  readonly ties: number;
}

/** The row with the largest value, the earliest of equals; undefined when every value is 0. */
export function topOf<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => number,
): Top<Row> | undefined {
  let top: Top<Row> | undefined;
  for (const row of rows) {
    const value = valueOf(row);
    if (value > (top?.value ?? 0)) top = { row, value, ties: 0 };
    else if (top !== undefined && value === top.value) top = { ...top, ties: top.ties + 1 };
  }
  return top;
}

/** How many others have as much as the first of a list. */
export interface Ties {
  readonly ties: number;
  /** Whether the list ends among them: then there may be more. */
  readonly isAtLeast: boolean;
}

/**
 * How many others have as much as the first.
 *
 * @param rows the largest first
 * @param isWhole whether these are all rows there are
 */
export function tiesOf<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => number,
  isWhole: boolean,
): Ties {
  const [top] = rows;
  const alike = top === undefined ? 0 : rows.filter((row) => valueOf(row) === valueOf(top)).length;
  return { ties: Math.max(0, alike - 1), isAtLeast: !isWhole && alike === rows.length };
}

/** The sum of some rows' values. */
export function sumOf<Row>(rows: readonly Row[], valueOf: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + valueOf(row), 0);
}
