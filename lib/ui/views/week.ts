import type { Measured } from "./metric.ts";

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
