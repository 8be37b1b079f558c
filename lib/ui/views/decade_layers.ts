import type { Hue } from "../charts/data.ts";
import type { DecadeMonth } from "../../queries/questions/decade_evolution.ts";
import { layerChart } from "./layers.ts";
import type { Metric } from "./metric.ts";
import { bucketsOf } from "./months_shown.ts";

/** Decades as a stream over the months, the oldest at the foot. */
export function decadeLayers(
  rows: readonly DecadeMonth[],
  metric: Metric,
  [first, last]: readonly [string, string],
) {
  const decades = [...new Set(rows.map(({ decade }) => decade))].sort();
  const sums = decades.map((decade) => ({
    decade,
    value: rows.filter((row) => row.decade === decade)
      .reduce((sum, row) => sum + row[metric], 0),
  }));
  const cells = rows.map((row) => ({
    month: row.year_month,
    name: row.decade,
    value: row[metric],
  }));
  const layers = decades.map((name) => ({ name, tone: decadeHue(name) }));
  return { sums, chart: layerChart("stream", bucketsOf(first, last, true), layers, cells, metric) };
}

const HUES = [1, 2, 3, 4, 5, 6, 7, 8] as const satisfies Hue[];

/** Decades go through the palette in their order, so that neighbours are neighbours. */
function decadeHue(decade: string): Hue {
  return HUES[(Number(decade.slice(0, 4)) / 10 + 5) % HUES.length] ?? 1;
}
