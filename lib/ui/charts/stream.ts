import type { ChartData, ChartSeries } from "./data.ts";

/** How much lies below a stream at each point, so that it is as far from the top as from the foot. */
export function streamBase(series: readonly ChartSeries[]): number[] {
  const totals = totalsOf(series);
  const top = Math.max(0, ...totals);
  return totals.map((total) => (top - total) / 2);
}

/** The largest of all points. */
export function streamHeight(series: readonly ChartSeries[]): number {
  return Math.max(0, ...totalsOf(series));
}

function totalsOf(series: readonly ChartSeries[]): number[] {
  return (series[0]?.values ?? []).map((_, at) =>
    series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)
  );
}

/** The series of a drawn dataset: before those of a stream stands its base. */
export function seriesOf(data: ChartData, datasetIndex: number): ChartSeries | undefined {
  return data.series[datasetIndex - basesOf(data)];
}

/** How many datasets stand before the series. */
export function basesOf({ kind }: ChartData): number {
  return kind === "stream" ? 1 : 0;
}
