/** A range of days as whole years and the days left over. */
export interface YearSplit {
  /** Whole years, both ends inclusive; a missing end is open. Undefined if the range holds none. */
  readonly years: { readonly from?: number; readonly to?: number } | undefined;
  /** Runs of days outside them, both ends inclusive; at most two. */
  readonly days: readonly (readonly [from: string, to: string])[];
}

/**
 * Splits a range into the whole years in it and the days before and after them.
 *
 * @example
 * ```ts
 * import { splitYears } from "./years.ts";
 *
 * const { years, days } = splitYears("2022-11-05", "2024-12-31");
 * console.assert(years?.from === 2023 && years.to === 2024);
 * console.assert(days.length === 1 && days[0]?.[1] === "2022-12-31");
 * ```
 */
export function splitYears(startDate?: string, endDate?: string): YearSplit {
  const cutStart = startDate !== undefined && !startDate.endsWith("-01-01");
  const cutEnd = endDate !== undefined && !endDate.endsWith("-12-31");
  const from = startDate === undefined ? undefined : yearOf(startDate) + (cutStart ? 1 : 0);
  const to = endDate === undefined ? undefined : yearOf(endDate) - (cutEnd ? 1 : 0);
  if (startDate !== undefined && endDate !== undefined && (from ?? 0) > (to ?? 0)) {
    return { years: undefined, days: [[startDate, endDate]] };
  }
  return {
    years: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
    days: [
      ...(cutStart ? [[startDate, `${yearOf(startDate)}-12-31`] as const] : []),
      ...(cutEnd ? [[`${yearOf(endDate)}-01-01`, endDate] as const] : []),
    ],
  };
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
