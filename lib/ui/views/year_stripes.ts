import type { DayRow } from "./calendar.ts";
import { HEAT_STEPS, heatStep, heatTop } from "./heat.ts";
import { type Measured, type Metric, total } from "./metric.ts";
import { allPeriods } from "./periods.ts";
import type { Range } from "../../queries/filters/comparison.ts";

/** How many days a row has room for; 29 February has its place in every year. */
export const STRIPES = 366;

/** A year as a row of days. */
export interface YearRow {
  readonly year: string;
  /** For each step of the heat scale the outline of its days: one unit a day wide, one high. */
  readonly paths: readonly string[];
  readonly months: readonly MonthStripe[];
  readonly hours: number;
  readonly plays: number;
}

/** A month with where it lies in its row. */
export interface MonthStripe extends Measured {
  /** `2024-03` */
  readonly month: string;
  readonly x: number;
  readonly width: number;
}

/** The years of a range with their days; days outside of the range are left out. */
export function yearRows(days: readonly DayRow[], range: Range, metric: Metric): YearRow[] {
  const top = heatTop(days.map((day) => day[metric]));
  const byYear = Map.groupBy(days, ({ date }) => date.slice(0, 4));
  return allPeriods(range.start.slice(0, 4), range.end.slice(0, 4), "year").map((year) => {
    const of = byYear.get(year) ?? [];
    const within = {
      start: later(range.start, `${year}-01-01`),
      end: range.end < `${year}-12-31` ? range.end : `${year}-12-31`,
    };
    return {
      year,
      paths: stepPaths(of, within, metric, top),
      months: months(of, within),
      hours: total(of, "hours"),
      plays: total(of, "plays"),
    };
  });
}

/** Neighbours of one step are one rectangle. */
function stepPaths(
  days: readonly DayRow[],
  range: Range,
  metric: Metric,
  top: number,
): string[] {
  const values = new Map(days.map((day) => [day.date, day[metric]]));
  const paths = Array.from({ length: HEAT_STEPS }, () => "");
  const draw = (step: number, from: number, to: number) => {
    paths[step] += `M${from} 0H${to}V1H${from}Z`;
  };
  let open: { step: number; from: number; to: number } | undefined;
  for (const date of daysOf(range)) {
    const [step, x] = [heatStep(values.get(date) ?? 0, top), slotInYear(date)];
    if (open !== undefined && open.step === step && open.to === x) {
      open.to = x + 1;
      continue;
    }
    if (open !== undefined) draw(open.step, open.from, open.to);
    open = { step, from: x, to: x + 1 };
  }
  if (open !== undefined) draw(open.step, open.from, open.to);
  return paths;
}

function months(days: readonly DayRow[], range: Range): MonthStripe[] {
  const byMonth = Map.groupBy(days, ({ date }) => date.slice(0, 7));
  return allPeriods(range.start.slice(0, 7), range.end.slice(0, 7), "month").map((month) => {
    const of = byMonth.get(month) ?? [];
    const x = monthSlot(Number(month.slice(5)));
    return {
      month,
      x,
      width: monthSlot(Number(month.slice(5)) + 1) - x,
      hours: total(of, "hours"),
      plays: total(of, "plays"),
    };
  });
}

/** The days of a range within one year; calendar arithmetic would cost as much as all else. */
function* daysOf({ start, end }: Range): Generator<string> {
  const year = start.slice(0, 4);
  const isLeap = new Date(Date.UTC(Number(year), 1, 29)).getUTCMonth() === 1;
  for (const [at, length] of LENGTHS.entries()) {
    const month = `${year}-${String(at + 1).padStart(2, "0")}`;
    const last = at === 1 && !isLeap ? 28 : length;
    for (let day = 1; day <= last; day++) {
      const date = `${month}-${String(day).padStart(2, "0")}`;
      if (date >= start && date <= end) yield date;
    }
  }
}

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Where a month begins, from 1; the thirteenth is the end. */
export function monthSlot(month: number): number {
  return LENGTHS.slice(0, month - 1).reduce((sum, days) => sum + days, 0);
}

function slotInYear(date: string): number {
  return monthSlot(Number(date.slice(5, 7))) + Number(date.slice(8)) - 1;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
