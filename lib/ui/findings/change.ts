import type { ComparedRange } from "../comparison.ts";
import { daysIn, type Range } from "../../queries/filters/comparison.ts";
import type { Basis, Measure } from "./finding.ts";

/** How a number compares with the one before it. */
export type Change =
  & Omit<Basis, "isNarrowed">
  & {
    /** The range before. */
    readonly before: Range;
    /** Whether both numbers are per day, as the ranges differ in length. */
    readonly isPerDay: boolean;
  }
  & (
    | { readonly says: "nothing" }
    /** Too little was played before, or the two do not compare: the number before. */
    | { readonly says: "was"; readonly value: number }
    | { readonly says: "same" }
    /** By a share of the number before. */
    | { readonly says: "more" | "less"; readonly by: number }
    | { readonly says: "times"; readonly times: number }
  );

/** The fewest plays of the range before of which a share is told. */
const LEAST_BEFORE = 20;
/** Numbers closer than this share are the same. */
const SAME = 0.005;
/** From this ratio on it is told how many times as much it is. */
const TWICE = 1.95;

/** A number and the one before. */
export interface Compared {
  readonly measure: Measure;
  readonly now: number;
  readonly before: number;
  /** How many plays or records the range before has. */
  readonly sample: number;
}

/**
 * How a number compares. Distinct tracks and artists do not add up day by day: where the ranges differ
 * in length, the number before is told alone.
 *
 * @returns null when nothing is compared, or too little of the range before is in the data
 *
 * @example
 * ```ts
 * import { changeOf } from "./change.ts";
 *
 * const shown = { start: "2024-01-01", end: "2024-12-31" };
 * const before = { start: "2023-01-01", end: "2023-12-31" };
 * const change = changeOf({ measure: "plays", now: 150, before: 100, sample: 100 }, {
 *   shown,
 *   comparison: { kind: "found", before, stretch: before, isPerDay: false },
 * });
 * console.assert(change?.says === "more" && change.by === 0.5);
 * ```
 */
export function changeOf(
  { measure, now, before, sample }: Compared,
  { shown, comparison }: { readonly shown: Range; readonly comparison: ComparedRange | null },
): Change | null {
  if (comparison?.kind !== "found") return null;
  const basis = {
    ...{ measure, range: shown, sample, least: LEAST_BEFORE, before: comparison.before },
    isPerDay: comparison.isPerDay,
  };
  if (before === 0) return { ...basis, says: "nothing" };
  if (sample < LEAST_BEFORE || comparison.isPerDay && !addsUp(measure)) {
    return { ...basis, isPerDay: false, says: "was", value: before };
  }
  const lengths = comparison.isPerDay ? daysIn(comparison.before) / daysIn(shown) : 1;
  const ratio = now / before * lengths;
  if (Math.abs(ratio - 1) < SAME) return { ...basis, says: "same" };
  if (ratio >= TWICE) return { ...basis, says: "times", times: ratio };
  return { ...basis, says: ratio > 1 ? "more" : "less", by: Math.abs(ratio - 1) };
}

/** Whether the numbers of single days add up to that of a range. */
function addsUp(measure: Measure): boolean {
  return ["hours", "plays", "records", "starts", "days", "sessions"].includes(measure);
}
