/** What a range is compared with, worked out once for every page. */
import {
  comparedRange,
  type Comparison,
  daysIn,
  type Range,
  stepBack,
} from "../queries/filters/comparison.ts";
import { within } from "./views/ranges.ts";

/** The range before, or why there is none. */
export type ComparedRange =
  | {
    readonly kind: "found";
    /** Days inside the data only; as far into its period as the shown range is into its own. */
    readonly before: Range;
    /** The same with days that lie before the data: day on day, it begins with the shown range. */
    readonly stretch: Range;
    /** Whether the two differ in length, so that totals are only comparable per day. */
    readonly isPerDay: boolean;
  }
  | {
    /** The data begin after it, or cover less than half of what is compared. */
    readonly kind: "too-little";
    readonly before: Range;
  };

/** Lengths that differ by less than this share count as equal: a leap year and another year do. */
const EQUAL = 0.01;

/**
 * The range that a range is compared with: equal stretches, inside the data. The current year is
 * compared with the same part of the year before, not with all of it. A range that was chosen is
 * compared as it is.
 *
 * @returns null without a comparison: none was asked for, or the whole data is shown
 *
 * @example
 * ```ts
 * import { compareRanges } from "./comparison.ts";
 *
 * const year = { start: "2025-01-01", end: "2025-12-31" };
 * const found = compareRanges(year, { start: "2019-05-01", end: "2025-06-30" }, "previous");
 * console.assert(found?.before.start === "2024-01-01" && found.before.end === "2024-06-30");
 * ```
 */
export function compareRanges(
  range: Range,
  data: Range,
  comparison: Comparison | undefined,
): ComparedRange | null {
  const shown = within(range, data);
  const isEverything = range.start <= data.start && range.end >= data.end;
  if (comparison === undefined || isEverything || shown.start > shown.end) return null;
  const stretch = typeof comparison === "object"
    ? comparison
    : equalStretch(range, shown, comparison);
  const before = within(stretch, data);
  const [days, daysBefore] = [daysIn(shown), daysIn(before)];
  if (daysBefore <= 0 || daysBefore < days / 2) return { kind: "too-little", before: stretch };
  const longer = Math.max(days, daysBefore);
  const isPerDay = Math.abs(days - daysBefore) > EQUAL * longer;
  return { kind: "found", before, stretch, isPerDay };
}

/** The part of the period before that is as far into it as the shown days are into their own. */
function equalStretch(range: Range, shown: Range, comparison: "previous" | "year"): Range {
  const whole = comparedRange(range, comparison);
  const back = stepBack(range, comparison);
  const earlier = (day: string) => Temporal.PlainDate.from(day).subtract(back).toString();
  return within({
    start: shown.start === range.start ? whole.start : earlier(shown.start),
    end: shown.end === range.end ? whole.end : earlier(shown.end),
  }, whole);
}
