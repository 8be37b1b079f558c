import type { ChartData } from "../charts/data.ts";
import type { Weekday } from "../../queries/questions/dow.ts";
import { clock, count, span, weekday } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { largest, measureText, type Metric, total } from "./metric.ts";
import { daysIn, type Range } from "../../queries/filters/comparison.ts";
import { WEEK, type WeekCell } from "./week.ts";

const text = words.patterns.weekdays;

/** A weekday with how much an average one of its kind holds. */
export interface WeekdayView extends Weekday {
  readonly average: string;
}

/**
 * The weekdays from Monday, as a chart with its finding.
 *
 * @param range the days that have data: averages are over all of them, silent ones too
 */
export function weekdaysView(rows: readonly Weekday[], metric: Metric, range: Range) {
  const days = WEEK.map((dow): WeekdayView => {
    const row = rows.find((row) => row.dow === dow) ??
      { dow, dow_name: "", hours: 0, plays: 0, days: weekdaysIn(range, dow) };
    const number = Math.max(1, row.days);
    const average = metric === "hours" ? span(row.hours / number) : count(row.plays / number);
    return { ...row, average };
  });
  const chart: ChartData = {
    kind: "bar",
    ticks: days.map(({ dow }) => weekday(dow, "short")),
    titles: days.map(({ dow }) => weekday(dow)),
    unit: metric,
    series: [{
      name: words.filters[metric],
      tone: "main",
      values: days.map((day) => day[metric]),
      texts: days.map((day) => measureText(day, metric)),
    }],
  };
  return { days, chart, finding: finding(days, metric) };
}

function finding(days: readonly WeekdayView[], metric: Metric): string {
  const top = largest(days, metric);
  const all = total(days, metric);
  if (top === undefined || all === 0) return text.none;
  return text.finding(weekday(top.dow), top[metric] / (all / 7) - 1, top.average);
}

/** The fullest hour of the week, in a sentence. */
export function fullestFinding(cells: readonly WeekCell[], metric: Metric): string {
  const top = largest(cells, metric);
  return top === undefined
    ? text.none
    : text.fullest(weekday(top.dow), clock(top.hour), measureText(top, metric));
}

/** How many days of a range are a weekday, 0 = Sunday. */
export function weekdaysIn(range: Range, dow: number): number {
  const days = daysIn(range);
  const first = Temporal.PlainDate.from(range.start).dayOfWeek % 7;
  const offset = (dow - first + 7) % 7;
  return offset >= days ? 0 : Math.floor((days - 1 - offset) / 7) + 1;
}
