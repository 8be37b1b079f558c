/** Whole calendar months. Days are ISO texts such as `2024-03-14`. */

/** A range of days, both ends included. */
interface Days {
  readonly start: string;
  readonly end: string;
}

/** Whether a day is the first of its month. */
export function isMonthStart(day: string): boolean {
  return day.endsWith("-01");
}

/** Whether a day is the last of its month. */
export function isMonthEnd(day: string): boolean {
  return day === lastOfMonth(day);
}

/**
 * The whole calendar months that hold a range of days.
 *
 * @example
 * ```ts
 * import { monthsAround } from "./whole_months.ts";
 *
 * const { start, end } = monthsAround({ start: "2024-01-31", end: "2024-02-01" });
 * console.assert(start === "2024-01-01" && end === "2024-02-29");
 * ```
 */
export function monthsAround({ start, end }: Days): Days {
  return { start: `${start.slice(0, 7)}-01`, end: lastOfMonth(end) };
}

function lastOfMonth(day: string): string {
  const date = Temporal.PlainDate.from(day.slice(0, 10));
  return date.with({ day: date.daysInMonth }).toString();
}
