import { activeFilters } from "../active_filters.ts";
import { segmentsOf } from "./own_filters.ts";
import * as format from "../../words/format.ts";
import { words } from "../../words/mod.ts";
import { isAllTime, rangeText } from "../texts.ts";
import { largest, type Metric } from "../metric.ts";
import type { PageContext } from "../../page_context.ts";
import type { Answer, Rank } from "./answer.ts";

const text = words.profile.lead;

/** The facts in one paragraph of prose: of all time, then of the range. */
export function leadOf(context: PageContext, ever: Answer, now: Answer): string {
  const { state: { metric }, data } = context;
  const { totals, rank, months } = ever;
  const chosen = activeFilters(segmentsOf(context.narrowing)).map(({ text }) => text);
  if (totals.plays === 0) return text.never(chosen);
  const best = largest(months, metric);
  const last = totals.last_played_at ?? "";
  const sentences = [
    text.first(unbroken(format.longDay(totals.first_played_at ?? ""))),
    text.total(totals.hours, totals.plays, rankBy(rank, metric)),
    best === undefined || months.length === 1
      ? ""
      : text.best(unbroken(format.longMonth(best.year_month))),
    monthsSince(last, data.end) >= 6 ? text.silent(unbroken(format.longDay(last))) : "",
  ];
  if (!isAllTime(context)) {
    const said = rangeText(context);
    sentences.push(
      now.totals.plays === 0
        ? text.none(said)
        : text.range(said, now.totals.hours, now.totals.plays, rankBy(now.rank, metric)),
    );
  }
  if (chosen.length > 0) sentences.push(words.filters.countsOnly(chosen));
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

/** The rank by a measure. */
export function rankBy(rank: Rank | null, metric: Metric): number | null {
  if (rank === null) return null;
  return metric === "hours" ? rank.by_hours : rank.by_plays;
}

function monthsSince(date: string, end: string): number {
  if (date === "") return 0;
  const from = Temporal.PlainYearMonth.from(date.slice(0, 7));
  return from.until(end.slice(0, 7), { largestUnit: "months" }).months;
}

function unbroken(date: string): string {
  return date.replaceAll(" ", "\u00a0");
}
