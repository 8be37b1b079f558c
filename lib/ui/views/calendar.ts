import type { Measured } from "./metric.ts";
import type { Range } from "../../queries/filters/comparison.ts";

/** A day, as the question `calendar` answers it. */
export interface DayRow extends Measured {
  readonly date: string;
}

/** A day and where it stands: columns are weeks, rows weekdays from Monday. */
export interface DayCell extends DayRow {
  readonly column: number;
  readonly row: number;
}

/** The last 53 weeks of a range at most: what fits on a page. */
export function lastWeeks({ start, end }: Range): Range {
  const first = Temporal.PlainDate.from(end).subtract({ days: 370 }).toString();
  return { start: start > first ? start : first, end };
}

/** Every day of a range with its place; days without a play are 0. */
export function dayCells(days: readonly DayRow[], { start, end }: Range): DayCell[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const first = Temporal.PlainDate.from(start);
  const offset = first.dayOfWeek - 1;
  const cells: DayCell[] = [];
  for (let date = first, at = offset; date.toString() <= end; date = date.add({ days: 1 }), at++) {
    const { hours = 0, plays = 0 } = byDate.get(date.toString()) ?? {};
    cells.push({ date: date.toString(), hours, plays, column: Math.floor(at / 7), row: at % 7 });
  }
  return cells;
}
