import type { Range } from "../../queries/filters/comparison.ts";
import type { Granularity } from "../../queries/filters/params.ts";
import { addDays, lastOfMonth } from "./days.ts";
import { dayAndMonth, longMonth, shortDay } from "../words/format.ts";
import { words } from "../words/mod.ts";

/**
 * All buckets from the first to the last, those without a play included: a chart must not close
 * gaps.
 *
 * @example
 * ```ts
 * import { allPeriods } from "./periods.ts";
 *
 * console.assert(allPeriods("2023-11", "2024-02", "month").length === 4);
 * ```
 */
export function allPeriods(first: string, last: string, granularity: Granularity): string[] {
  const periods: string[] = [];
  if (granularity === "year") {
    for (let year = Number(first); year <= Number(last); year++) periods.push(String(year));
  } else if (granularity === "month") {
    let month = Temporal.PlainYearMonth.from(first);
    for (; month.toString() <= last; month = month.add({ months: 1 })) {
      periods.push(month.toString());
    }
  } else {
    const days = granularity === "week" ? 7 : 1;
    let date = Temporal.PlainDate.from(first);
    for (; date.toString() <= last; date = date.add({ days })) periods.push(date.toString());
  }
  return periods;
}

/** A bucket in words: `Thu 14 Mar 2024`, `Week of 11 Mar`, `March 2024`, `2024`. */
export function periodName(period: string, granularity: Granularity): string {
  if (granularity === "year") return period;
  if (granularity === "month") return longMonth(period);
  if (granularity === "week") return words.overview.trend.week(shortDay(period));
  return shortDay(period);
}

/** The axis label of a bucket: the year where one begins, a month or a day, or nothing. */
export function periodTick(period: string, at: number, granularity: Granularity): string {
  if (granularity === "year") return period;
  if (granularity === "month") return period.endsWith("-01") ? period.slice(0, 4) : "";
  if (granularity === "week") return Number(period.slice(8)) <= 7 ? monthTick(period) : "";
  return at % 7 === 0 ? dayAndMonth(period) : "";
}

function monthTick(date: string): string {
  return longMonth(date).slice(0, 3);
}

/** The first and the last day of a bucket. */
export function daysOfPeriod(period: string, granularity: Granularity): Range {
  if (granularity === "day") return { start: period, end: period };
  if (granularity === "week") return { start: period, end: addDays(period, 6) };
  if (granularity === "year") return { start: `${period}-01-01`, end: `${period}-12-31` };
  return { start: `${period}-01`, end: lastOfMonth(`${period}-01`) };
}
