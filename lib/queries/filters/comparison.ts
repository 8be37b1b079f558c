/**
 * Ranges of local days, both ends included, and the ranges they are compared with. Dates are ISO
 * strings.
 */

/** From one day to another. */
export interface Range {
  readonly start: string;
  readonly end: string;
}

/** What a range is compared with: the period before it, the same dates last year, or any range. */
export type Comparison = "previous" | "year" | Range;

/** How many days a range has. */
export function daysIn({ start, end }: Range): number {
  const until = Temporal.PlainDate.from(start).until(end, { largestUnit: "days" });
  return until.days + 1;
}

/**
 * The range that a comparison stands for. The previous period has as many days and ends the day
 * before; that of whole months or years is as many whole months.
 *
 * @example
 * ```ts
 * import { comparedRange } from "./comparison.ts";
 *
 * const february = { start: "2024-02-01", end: "2024-02-29" };
 * console.assert(comparedRange(february, "previous").start === "2024-01-01");
 * console.assert(comparedRange(february, "year").end === "2023-02-28");
 * ```
 */
export function comparedRange(range: Range, comparison: Comparison): Range {
  if (typeof comparison === "object") return comparison;
  const start = Temporal.PlainDate.from(range.start);
  const end = Temporal.PlainDate.from(range.end);
  const back = stepBack(range, comparison);
  return {
    start: start.subtract(back).toString(),
    end: comparison === "year"
      ? keepLastDay(end, end.subtract(back)).toString()
      : start.subtract({ days: 1 }).toString(),
  };
}

/** Parses `2019-01-01..2019-12-31`; undefined for anything else. */
export function parseRange(text: string, isDay: (text: string) => boolean): Range | undefined {
  const [start = "", end = "", ...more] = text.split("..");
  return more.length === 0 && isDay(start) && isDay(end) && start <= end
    ? { start, end }
    : undefined;
}

/** How far back a named comparison goes: a year, or as many months or days as the range has. */
export function stepBack(
  range: Range,
  comparison: "previous" | "year",
): { readonly years: number } | { readonly months: number } | { readonly days: number } {
  if (comparison === "year") return { years: 1 };
  const start = Temporal.PlainDate.from(range.start);
  const end = Temporal.PlainDate.from(range.end);
  const isWholeMonths = start.day === 1 && end.day === end.daysInMonth;
  if (!isWholeMonths) return { days: daysIn(range) };
  return { months: (end.year - start.year) * 12 + end.month - start.month + 1 };
}

/**
 * The last day of a month maps to the last day: a year before 28 February 2025 is 29 February 2024.
 */
function keepLastDay(from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.PlainDate {
  return from.day === from.daysInMonth ? to.with({ day: to.daysInMonth }) : to;
}
