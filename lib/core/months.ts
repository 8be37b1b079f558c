/** A range of days as whole months and the days left over. */
export interface MonthSplit {
  /** Whole months, both ends inclusive; a missing end is open. Null if the range holds none. */
  readonly months: { readonly from?: string; readonly to?: string } | null;
  /** Runs of days outside them, both ends inclusive; at most two. */
  readonly days: readonly (readonly [from: string, to: string])[];
}

/**
 * Splits a range into the whole months in it and the days before and after them.
 *
 * @example
 * ```ts
 * import { splitMonths } from "./months.ts";
 *
 * const { months, days } = splitMonths("2024-01-15", "2024-03-31");
 * console.assert(months?.from === "2024-02" && months.to === "2024-03");
 * console.assert(days[0]?.[1] === "2024-01-31");
 * ```
 */
export function splitMonths(startDate?: string, endDate?: string): MonthSplit {
  const start = startDate === undefined ? undefined : Temporal.PlainDate.from(startDate);
  const end = endDate === undefined ? undefined : Temporal.PlainDate.from(endDate);
  const cutStart = start !== undefined && start.day > 1;
  const cutEnd = end !== undefined && end.day < end.daysInMonth;
  const from = start?.toPlainYearMonth().add({ months: cutStart ? 1 : 0 }).toString();
  const to = end?.toPlainYearMonth().subtract({ months: cutEnd ? 1 : 0 }).toString();
  if (startDate !== undefined && endDate !== undefined && from !== undefined && to !== undefined) {
    if (startDate.slice(0, 7) === endDate.slice(0, 7) && (cutStart || cutEnd)) {
      return { months: null, days: [[startDate, endDate]] };
    }
  }
  const days: [string, string][] = [];
  if (start !== undefined && cutStart) {
    days.push([start.toString(), start.with({ day: start.daysInMonth }).toString()]);
  }
  if (end !== undefined && cutEnd) days.push([end.with({ day: 1 }).toString(), end.toString()]);
  const isEmpty = from !== undefined && to !== undefined && from > to;
  const months = {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  return { months: isEmpty ? null : months, days };
}
