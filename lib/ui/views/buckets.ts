import { daysIn, type Range } from "../../queries/filters/comparison.ts";
import type { Granularity } from "../../queries/filters/params.ts";
import { allPeriods, periodName, periodTick } from "./periods.ts";
import type { Store } from "../../queries/store.ts";
import { words } from "../words/mod.ts";

/** A range divided into buckets of equal length, without gaps. */
export interface Buckets {
  readonly granularity: Exclude<Granularity, "year">;
  /** Which bucket a period of the granularity is in. */
  readonly slotOf: Readonly<Record<string, number>>;
  readonly titles: readonly string[];
  readonly ticks: readonly string[];
  /** The first and the last period of each bucket. */
  readonly ends: readonly (readonly [first: string, last: string])[];
}

/**
 * The buckets of a range: days up to two months, weeks up to a year, months beyond, merged until
 * there are at most `most`.
 */
export function bucketsOf(range: Range, most = Infinity): Buckets {
  const days = daysIn(range);
  return bucketsBy(days <= 62 ? "day" : days <= 366 ? "week" : "month", range, most);
}

/** As {@linkcode bucketsOf}, for what has a name: a public site tells that by month. */
export function namedBucketsOf(range: Range, shows: Store["shows"], most = Infinity): Buckets {
  return shows === "sums" ? bucketsBy("month", range, most) : bucketsOf(range, most);
}

/** The buckets of a range, of a given length. */
function bucketsBy(
  granularity: Buckets["granularity"],
  range: Range,
  most = Infinity,
): Buckets {
  const periods = allPeriods(
    periodOf(range.start, granularity),
    periodOf(range.end, granularity),
    granularity,
  );
  const size = Math.max(1, Math.ceil(periods.length / most));
  const groups = Array.from(
    { length: Math.ceil(periods.length / size) },
    (_, at) => periods.slice(at * size, (at + 1) * size),
  );
  return {
    granularity,
    slotOf: Object.fromEntries(
      groups.flatMap((group, at) => group.map((period) => [period, at] as const)),
    ),
    ends: groups.map((group) => [group[0] ?? "", group.at(-1) ?? ""] as const),
    titles: groups.map((group) => titleOf(group, granularity)),
    ticks: groups.map((group, at) => {
      const ticks = group.map((period, inside) =>
        periodTick(period, at * size + inside, granularity)
      );
      return ticks.find((tick) => tick !== "") ?? "";
    }),
  };
}

/** The period that a day is in. */
export function periodOf(date: string, granularity: Granularity): string {
  if (granularity === "day") return date;
  if (granularity === "month") return date.slice(0, 7);
  if (granularity === "year") return date.slice(0, 4);
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

function titleOf(group: readonly string[], granularity: Granularity): string {
  const [first = "", last = first] = [group[0], group.at(-1)];
  const from = periodName(first, granularity);
  return first === last ? from : words.filters.range(from, periodName(last, granularity));
}
