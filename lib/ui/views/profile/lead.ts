import * as format from "../../words/format.ts";
import { words } from "../../words/mod.ts";
import type { DiscMonth } from "../disc.ts";
import { rangeText } from "../hero.ts";
import { largest, type Measured, type Metric } from "../metric.ts";
import type { PageContext } from "../../page_context.ts";
import { allPeriods } from "../periods.ts";
import type { Range } from "../../../queries/filters/comparison.ts";
import type { Answer, Place } from "./profile.ts";

const text = words.profile.lead;

/** The facts in one paragraph of prose: of all time, then of the range. */
export function leadOf({ state, range, data }: PageContext, ever: Answer, now: Answer): string {
  const { metric } = state;
  const { totals, rank, months } = ever;
  const best = largest(months, metric);
  const last = totals.last_played_at ?? "";
  const sentences = [
    text.first(unbroken(format.longDay(totals.first_played_at ?? ""))),
    text.total(totals.hours, totals.plays, placeOf(rank, metric)),
    best === undefined || months.length === 1
      ? ""
      : text.best(unbroken(format.longMonth(best.year_month))),
    monthsSince(last, data.end) >= 6 ? text.silent(unbroken(format.longDay(last))) : "",
  ];
  if (range.start > data.start || range.end < data.end) {
    const said = rangeText({ range, data });
    sentences.push(
      now.totals.plays === 0
        ? text.none(said)
        : text.range(said, now.totals.hours, now.totals.plays, placeOf(now.rank, metric)),
    );
  }
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

/** The place by a metric. */
export function placeOf(rank: Place | null, metric: Metric): number | null {
  if (rank === null) return null;
  return metric === "hours" ? rank.by_hours : rank.by_plays;
}

/** Every month of the data, those without a play included. */
export function discMonths(
  data: Range,
  months: readonly (Measured & { readonly year_month: string })[],
): DiscMonth[] {
  const byMonth = new Map(months.map((row) => [row.year_month, row.hours]));
  return allPeriods(data.start.slice(0, 7), data.end.slice(0, 7), "month").map((period) => ({
    period,
    value: byMonth.get(period) ?? 0,
  }));
}

function monthsSince(date: string, end: string): number {
  if (date === "") return 0;
  const from = Temporal.PlainYearMonth.from(date.slice(0, 7));
  return from.until(end.slice(0, 7), { largestUnit: "months" }).months;
}

function unbroken(date: string): string {
  return date.replaceAll(" ", "\u00a0");
}
