import type { ChartData } from "../charts/data.ts";
import { words } from "../words/mod.ts";
import type { Granularity } from "../../queries/filters/params.ts";
import { allPeriods } from "./periods.ts";
import { periodOf } from "./buckets.ts";
import type { PageContext } from "../page_context.ts";

/**
 * A chart overlaid with the first series of another, point by point, for comparison.
 *
 * @param before null when there is nothing to compare with
 * @param late how many points later the other chart begins, as {@linkcode bucketsBeforeData} tells
 */
export function withCompared(chart: ChartData, before: ChartData | null, late = 0): ChartData {
  const [series] = before?.series ?? [];
  if (before === null || series === undefined || series.values.length === 0) return chart;
  const points = chart.titles.map((_, at) => at - late);
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

/** How many buckets of what is compared lie before the data: its series begins as much later. */
export function bucketsBeforeData(
  { comparison }: Pick<PageContext, "comparison">,
  granularity: Granularity,
): number {
  if (comparison?.kind !== "found") return 0;
  const { stretch, before } = comparison;
  const [from, to] = [stretch.start, before.start].map((day) => periodOf(day, granularity));
  return Math.max(0, allPeriods(from ?? "", to ?? "", granularity).length - 1);
}
