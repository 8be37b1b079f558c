import type { Measured } from "./metric.ts";
import type { Range } from "../../queries/filters/comparison.ts";

/** A day, as the question `calendar` answers it. */
export interface DayRow extends Measured {
  readonly date: string;
}

/** The position of a day: columns are weeks, rows weekdays from Monday. */
export interface DayPlace {
  readonly column: number;
  readonly row: number;
}

/** The last 53 weeks of a range at most: what fits on a page. */
export function lastWeeks({ start, end }: Range): Range {
  const first = Temporal.PlainDate.from(end).subtract({ days: 370 }).toString();
  return { start: start > first ? start : first, end };
}

/** Every day of a range with its place; days without a play are empty ones. */
export function dayCells<Day extends DayRow>(
  days: readonly Day[],
  { start, end }: Range,
  empty: (date: string) => Day,
): (Day & DayPlace)[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const first = Temporal.PlainDate.from(start);
  const offset = first.dayOfWeek - 1;
  const cells: (Day & DayPlace)[] = [];
  for (let date = first, at = offset; date.toString() <= end; date = date.add({ days: 1 }), at++) {
    const day = byDate.get(date.toString()) ?? empty(date.toString());
    cells.push({ ...day, column: Math.floor(at / 7), row: at % 7 });
  }
  return cells;
}
