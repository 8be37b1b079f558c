import { daysIn, type Range } from "../../queries/filters/comparison.ts";

/** How many days of a range are a weekday, 0 = Sunday. */
export function weekdaysIn(range: Range, dow: number): number {
  const days = daysIn(range);
  const first = Temporal.PlainDate.from(range.start).dayOfWeek % 7;
  const offset = (dow - first + 7) % 7;
  return offset >= days ? 0 : Math.floor((days - 1 - offset) / 7) + 1;
}
