import type { ChartData } from "../charts/data.ts";
import { words } from "../words/mod.ts";
import type { Granularity } from "../../queries/filters/params.ts";
import { allPeriods } from "./periods.ts";
import { periodOf } from "./buckets.ts";
import type { PageContext } from "../page_context.ts";

/**
 * A chart with the first series of another laid over it, point by point, as what it is compared
 * with.
 *
 * @param before null when there is nothing to compare with
 * @param shift how many points later the other chart begins, as {@linkcode shiftOf} tells
 */
export function beside(chart: ChartData, before: ChartData | null, shift = 0): ChartData {
  const [series] = before?.series ?? [];
  if (before === null || series === undefined || series.values.length === 0) return chart;
  const points = chart.titles.map((_, at) => at - shift);
  return {
    ...chart,
    series: [...chart.series, {
      name: words.overview.trend.compared,
      tone: "compared",
      values: points.map((at) => series.values[at] ?? null),
      texts: points.map((at) => {
        const [title, text] = [before.titles[at], series.texts[at]];
        return title === undefined || text === undefined || text === "" ? "" : `${title}: ${text}`;
      }),
    }],
  };
}

/**
 * By how many buckets a compared series begins later than the shown one, each counted from where
 * its own range begins: a series begins with its first play.
 *
 * @param first the first bucket of the shown series
 * @param firstBefore the first bucket of the compared series
 */
export function shiftOf(
  first: string | undefined,
  firstBefore: string | undefined,
  { range, compared }: Pick<PageContext, "range" | "compared">,
  granularity: Granularity,
): number {
  if (first === undefined || firstBefore === undefined || compared === null) return 0;
  const into = (period: string, start: string) =>
    allPeriods(periodOf(start, granularity), period, granularity).length - 1;
  return into(firstBefore, compared.start) - into(first, range.start);
}
