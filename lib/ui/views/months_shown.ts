import { longMonth } from "../words/format.ts";
import { allPeriods, periodTick } from "./periods.ts";
import type { Range } from "../../queries/filters/comparison.ts";

/** A range made of whole months. */
export function wholeMonths({ start, end }: Range): Range {
  const last = Temporal.PlainDate.from(end);
  return {
    start: `${start.slice(0, 7)}-01`,
    end: last.with({ day: last.daysInMonth }).toString(),
  };
}

/** Neighbouring months that are shown as one point. */
export interface Bucket {
  readonly months: readonly string[];
  /** `March 2024`, or `January to March 2024`. */
  readonly title: string;
  readonly tick: string;
}

/** Beyond this many months three of them are one bucket, where buckets may be joined. */
const MANY = 36;

/** The buckets of some months: each month, or quarters of a year when there are many. */
export function bucketsOf(first: string, last: string, mayJoin = false): Bucket[] {
  const months = allPeriods(first, last, "month");
  if (!mayJoin || months.length <= MANY) {
    return months.map((month, at) => ({
      months: [month],
      title: longMonth(month),
      tick: monthTick(month, at, months.length),
    }));
  }
  return [...Map.groupBy(months, quarterOf).values()].map((of) => {
    const [from = "", to = ""] = [of[0], of.at(-1)];
    const title = from === to
      ? longMonth(from)
      : `${longMonth(from).split(" ")[0]} – ${longMonth(to)}`;
    return { months: of, title, tick: from.endsWith("-01") ? from.slice(0, 4) : "" };
  });
}

/** What an axis says at a month: its name when there are few, else the year where one begins. */
export function monthTick(month: string, at: number, number: number): string {
  return number <= 12 ? longMonth(month).slice(0, 3) : periodTick(month, at, "month");
}

function quarterOf(month: string): string {
  return `${month.slice(0, 4)} ${Math.floor((Number(month.slice(5)) - 1) / 3)}`;
}
