import type { ChartData } from "../charts/data.ts";
import { words } from "../words/mod.ts";
import { beside } from "./beside.ts";
import { largest, type Measured, measureText, type Metric, total } from "./metric.ts";
import type { Granularity } from "../../queries/filters/params.ts";
import { allPeriods, periodName, periodTick } from "./periods.ts";

/** A bucket as the question `trends` answers it. */
export interface TrendRow extends Measured {
  readonly period: string;
  readonly granularity: Granularity;
  readonly unique_tracks: number;
  readonly unique_artists: number;
}

/** What the card of a trend shows. */
export interface TrendView {
  readonly finding: string;
  readonly granularity: Granularity;
  readonly chart: ChartData;
  /** The buckets that have a play, with their names. */
  readonly rows: readonly (TrendRow & { readonly name: string })[];
}

/**
 * A trend as a chart with its finding and its table.
 *
 * @param compared the same for the range it is compared with, laid over it bucket by bucket
 * @param shift how many buckets later the compared rows begin
 */
export function trendView(
  rows: readonly TrendRow[],
  metric: Metric,
  compared: readonly TrendRow[] = [],
  shift = 0,
): TrendView {
  const granularity = rows[0]?.granularity ?? "month";
  const all = filled(rows, granularity);
  const name = (row: TrendRow) => periodName(row.period, granularity);
  const drawn = (rows: readonly TrendRow[]): ChartData => ({
    kind: "bar",
    ticks: rows.map(({ period }, at) => periodTick(period, at, granularity)),
    titles: rows.map(name),
    unit: metric,
    series: [{
      name: words.metric[metric],
      tone: "main",
      values: rows.map((row) => row[metric]),
      texts: rows.map((row) => measureText(row, metric)),
    }],
  });
  return {
    finding: finding(all, metric, granularity),
    granularity,
    chart: beside(drawn(all), drawn(filled(compared, granularity)), shift),
    rows: rows.map((row) => ({ ...row, name: name(row) })),
  };
}

function finding(rows: readonly TrendRow[], metric: Metric, granularity: Granularity): string {
  const { none, single, peak } = words.overview.trend;
  const top = largest(rows, metric);
  if (top === undefined) return none;
  const name = periodName(top.period, granularity);
  const value = measureText(top, metric);
  if (rows.length === 1) return single(name, value);
  const average = total(rows, metric) / rows.length;
  return peak(
    name,
    metric === "plays" ? `${value} ${words.metric.plays}` : value,
    top[metric] / average,
  );
}

/** The rows with empty ones where a bucket has no play. */
function filled(rows: readonly TrendRow[], granularity: Granularity): TrendRow[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const byPeriod = new Map(rows.map((row) => [row.period, row]));
  const empty = { hours: 0, plays: 0, unique_tracks: 0, unique_artists: 0, granularity };
  return allPeriods(first.period, last.period, granularity).map((period) =>
    byPeriod.get(period) ?? { period, ...empty }
  );
}
