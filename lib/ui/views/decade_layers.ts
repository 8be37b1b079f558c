import type { Hue, Step } from "../charts/data.ts";
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
  const layers = decades.map((name) => ({ name, tone: decadeStep(name) }));
  return { sums, chart: layerChart("stream", bucketsOf(first, last, true), layers, cells, metric) };
}

const STEPS = [1, 2, 3, 4, 5, 6, 7, 8] as const satisfies Hue[];

/** The decade that has the last step of the ramp. */
const LATEST = 2020;

/** Decades go up the ramp in their order, each with its own step; those before the 1960s share one. */
function decadeStep(decade: string): Step {
  const before = Math.max(0, (LATEST - Number(decade.slice(0, 4))) / 10);
  return `step-${STEPS[Math.max(0, STEPS.length - 1 - before)] ?? 1}`;
}
