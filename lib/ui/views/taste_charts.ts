import type { ChartData } from "../charts/data.ts";
import type { DiscoveryRate } from "../../queries/questions/discovery_rate.ts";
import type { PopularityBand } from "../../queries/questions/popularity.ts";
import type { ReleasePeriod } from "../../queries/questions/release_years.ts";
import { longMonth, percent } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { measureText, type Metric } from "./metric.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import { bucketsOf } from "./months_shown.ts";

const text = words.taste;

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
function rateOf(row: DiscoveryRate, metric: Metric): number {
  return (metric === "hours" ? row.discovery_rate_hours : row.discovery_rate_plays) ?? 0;
}

/** The rate over the months of a range; months without music are gaps. */
export function discoveryChart(
  rows: readonly DiscoveryRate[],
  metric: Metric,
  range: Range,
): ChartData {
  const buckets = bucketsOf(range.start.slice(0, 7), range.end.slice(0, 7));
  const rates = new Map(rows.map((row) => [row.year_month, rateOf(row, metric)]));
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
