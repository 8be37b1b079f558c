/** What every finding has: what it counts, in which range, and how much it rests on. */
import type { Range } from "../../queries/filters/comparison.ts";

/** What is counted. */
export type Measure =
  | "hours"
  | "plays"
  | "records"
  | "days"
  | "sessions"
  | "tracks"
  | "artists"
  | "albums"
  | "shows"
  | "episodes";

/** What a finding rests on. */
export interface Basis {
  readonly measure: Measure;
  /** The days it is about, inside the data. */
  readonly range: Range;
  /** How many plays, records, days … it rests on. */
  readonly sample: number;
  /** The fewest that carry it. */
  readonly least: number;
}

/** Said where the sample is too small for any other claim. */
export interface Few {
  readonly says: "few";
}

/** A claim with what it rests on. */
export type Finding<Claim extends { readonly says: string }> = Basis & (Claim | Few);

/**
 * What a share can be of. The catalogue has words for each of them: a share cannot be told without
 * saying what it is a share of.
 */
export type Whole =
  /** All hours, or plays, of the range. */
  | "hours"
  | "plays"
  /** Hours, or plays, of which the named thing is known. */
  | "hours-with-genre"
  | "plays-with-genre"
  | "hours-with-year"
  | "plays-with-year"
  | "hours-with-popularity"
  | "plays-with-popularity"
  | "hours-with-device"
  | "records-with-device"
  | "hours-with-country"
  | "records-with-country"
  /** Records that say whether they were skipped … */
  | "records-with-skip"
  | "records-with-shuffle"
  | "records-with-offline"
  | "records-with-private"
  | "records-with-start"
  | "records-with-end"
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
  return whole === 0 ? 0 : part / whole;
}

/** The claim of a finding, or that its sample is too small for one. */
export function finding<Claim extends { readonly says: string }>(
  basis: Basis,
  claim: () => Claim,
): Finding<Claim> {
  return basis.sample < basis.least ? { ...basis, says: "few" } : { ...basis, ...claim() };
}

/** The first of some rows by a value. */
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
  let best: Row | undefined;
  let [value, ties] = [0, 0];
  for (const row of rows) {
    const other = valueOf(row);
    if (other > value) [best, value, ties] = [row, other, 0];
    else if (best !== undefined && other === value) ties++;
  }
  return best === undefined ? undefined : { row: best, value, ties };
}
