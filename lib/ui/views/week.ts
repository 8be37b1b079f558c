import { clock, weekday } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { largest, type Measured, type Metric, total } from "./metric.ts";

/** An hour of a weekday, as the question `heatmap` answers it. */
export interface WeekCell extends Measured {
  /** 0 = Sunday. */
  readonly dow: number;
  readonly hour: number;
}

/** Weekdays in the order they are shown, from Monday. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

/** The seven days with their 24 hours; hours without a play are 0. */
export function weekRows(cells: readonly WeekCell[]): { dow: number; hours: WeekCell[] }[] {
  const byPlace = new Map(cells.map((cell) => [cell.dow * 24 + cell.hour, cell]));
  return WEEK.map((dow) => ({
    dow,
    hours: Array.from(
      { length: 24 },
      (_, hour) => byPlace.get(dow * 24 + hour) ?? { dow, hour, hours: 0, plays: 0 },
    ),
  }));
}

/** The fullest weekday against the average, and the fullest hour of the day. */
export function weekFinding(cells: readonly WeekCell[], metric: Metric): string {
  const days = sumBy(cells, ({ dow }) => dow);
  const hours = sumBy(cells, ({ hour }) => hour);
  const [day, hour] = [largest(days, metric), largest(hours, metric)];
  if (day === undefined || hour === undefined) return words.overview.trend.none;
  const average = total(days, metric) / 7;
  return words.overview.week.finding(
    weekday(day.key),
    day[metric] / average - 1,
    clock(hour.key),
  );
}

function sumBy(cells: readonly WeekCell[], keyOf: (cell: WeekCell) => number) {
  return [...Map.groupBy(cells, keyOf)].map(([key, of]) => ({
    key,
    hours: total(of, "hours"),
    plays: total(of, "plays"),
  }));
}
