import type { ChartData } from "../charts/data.ts";
import type { Concentration } from "../../queries/questions/concentration.ts";
import type { DiscoveryRate } from "../../queries/questions/discovery_rate.ts";
import type { PopularityBand } from "../../queries/questions/popularity.ts";
import type { ReleasePeriod } from "../../queries/questions/release_years.ts";
import type { Trend } from "../../queries/questions/trends.ts";
import { longMonth, percent } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { largest, measureText, type Metric, total } from "./metric.ts";
import { bucketsOf } from "./months_shown.ts";

const text = words.taste;

/** The year most music is from, and the one that parts it in halves. */
export function yearsFinding(rows: readonly ReleasePeriod[], metric: Metric): string {
  const top = largest(rows, metric);
  if (top === undefined) return text.years.none;
  const half = total(rows, metric) / 2;
  let above = 0;
  const middle = rows.findLast((row) => (above += row[metric]) >= half) ?? top;
  return text.years.finding(top.period, middle.period);
}

/** Release years as bars, years without music kept as gaps. */
export function yearsChart(rows: readonly ReleasePeriod[], metric: Metric): ChartData {
  const [first, last] = [rows[0]?.release_year ?? 0, rows.at(-1)?.release_year ?? -1];
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const byYear = new Map(rows.map((row) => [row.release_year, row]));
  const every = years.length > 15 ? 10 : 1;
  return {
    kind: "bar",
    ticks: years.map((year) => year % every === 0 ? String(year) : ""),
    titles: years.map(String),
    unit: metric,
    series: [{
      name: words.filters[metric],
      tone: "main",
      values: years.map((year) => byYear.get(year)?.[metric] ?? 0),
      texts: years.map((year) => measureText(byYear.get(year) ?? { hours: 0, plays: 0 }, metric)),
    }],
  };
}

/** How much is of the upper half of popularity. */
export function popularityFinding(rows: readonly PopularityBand[], metric: Metric): string {
  const all = total(rows, metric);
  if (all === 0) return text.popularity.none;
  const upper = total(rows.filter(({ popularity }) => popularity >= 50), metric) / all;
  return text.popularity.finding(upper, words.metric[metric]);
}

/** A band's name: `30–39`. */
export function bandName(popularity: number): string {
  return `${popularity}–${popularity === 90 ? 100 : popularity + 9}`;
}

/** Ten bands, those without music too. */
export function popularityChart(rows: readonly PopularityBand[], metric: Metric): ChartData {
  const bands = Array.from(
    { length: 10 },
    (_, at) =>
      rows.find(({ popularity }) => popularity === at * 10) ??
        { popularity: at * 10, hours: 0, plays: 0 },
  );
  return {
    kind: "bar",
    ticks: bands.map(({ popularity }) => String(popularity)),
    titles: bands.map(({ popularity }) => text.popularity.band(bandName(popularity))),
    unit: metric,
    series: [{
      name: words.filters[metric],
      tone: "main",
      values: bands.map((band) => band[metric]),
      texts: bands.map((band) => measureText(band, metric)),
    }],
  };
}

/** The rate by the measure that is shown. */
export function discoveryOf(row: DiscoveryRate, metric: Metric): number {
  return (metric === "hours" ? row.discovery_rate_hours : row.discovery_rate_plays) ?? 0;
}

/** How much of the last twelve months of the range was new. */
export function discoveryFinding(
  rows: readonly DiscoveryRate[],
  months: readonly Trend[],
  metric: Metric,
): string {
  const weights = new Map(months.map((month) => [month.period, month[metric]]));
  const last = rows.slice(-12);
  const weight = (row: DiscoveryRate) => weights.get(row.year_month) ?? 0;
  const all = last.reduce((sum, row) => sum + weight(row), 0);
  if (all === 0) return text.discovery.none;
  const fresh = last.reduce((sum, row) => sum + weight(row) * discoveryOf(row, metric), 0);
  return text.discovery.finding(fresh / all, last.length);
}

/** The rate over the months; months without music are gaps. */
export function discoveryChart(rows: readonly DiscoveryRate[], metric: Metric): ChartData {
  const [first, last] = [rows[0]?.year_month, rows.at(-1)?.year_month];
  const buckets = first === undefined || last === undefined ? [] : bucketsOf(first, last);
  const rates = new Map(rows.map((row) => [row.year_month, discoveryOf(row, metric)]));
  const values = buckets.map(({ months: [month = ""] }) => rates.get(month) ?? null);
  return {
    kind: buckets.length < 3 ? "bar" : "line",
    ticks: buckets.map(({ tick }) => tick),
    titles: buckets.map(({ months: [month = ""] }) => longMonth(month)),
    unit: "share",
    series: [{
      name: text.discovery.topic,
      tone: "main",
      values,
      texts: values.map((value) => value === null ? "" : text.discovery.value(percent(value))),
    }],
  };
}

/** A row's share of everything by the measure that is shown. */
export function concentrationOf(row: Concentration | undefined, metric: Metric): number {
  return (metric === "hours" ? row?.hours_share : row?.plays_share) ?? 0;
}
