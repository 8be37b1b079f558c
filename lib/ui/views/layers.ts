import type { ChartData, ChartSeries } from "../charts/data.ts";
import { count, hours } from "../words/format.ts";
import type { Metric } from "./metric.ts";
import type { Bucket } from "./months_shown.ts";

/** A part of the whole in one month. */
export interface LayerCell {
  readonly month: string;
  readonly name: string;
  readonly value: number;
}

/** A layer before it is drawn. */
export interface Layer {
  readonly name: string;
  readonly tone: ChartSeries["tone"];
}

/** The names with most, the first first. */
export function largestLayers(cells: readonly LayerCell[], most: number): string[] {
  return [...Map.groupBy(cells, ({ name }) => name)]
    .map(([name, of]) => ({ name, value: of.reduce((sum, { value }) => sum + value, 0) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** Layers on top of each other; fewer than three buckets are bars, as an area needs a width. */
export function layerChart(
  kind: "area" | "stream",
  buckets: readonly Bucket[],
  layers: readonly Layer[],
  cells: readonly LayerCell[],
  metric: Metric,
): ChartData {
  const byPlace = new Map<string, number>();
  for (const { name, month, value } of cells) {
    const key = `${month} ${name}`;
    byPlace.set(key, (byPlace.get(key) ?? 0) + value);
  }
  return {
    kind: buckets.length < 3 ? "stack" : kind,
    ticks: buckets.map(({ tick }) => tick),
    titles: buckets.map(({ title }) => title),
    unit: metric,
    series: layers.map(({ name, tone }) => {
      const values = buckets.map(({ months }) =>
        rounded(months.reduce((sum, month) => sum + (byPlace.get(`${month} ${name}`) ?? 0), 0))
      );
      const texts = values.map((value) =>
        value === 0 ? "" : `${name}: ${valueText(value, metric)}`
      );
      return { name, tone, values, texts };
    }),
  };
}

/** A measure as people read it; shared plays are rounded. */
export function valueText(value: number, metric: Metric): string {
  return metric === "hours" ? hours(value) : count(value);
}

/** Sums of hours are as exact as hours are. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
