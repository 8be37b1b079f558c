import { huesOf } from "../charts/hues.ts";
import type { Evolution } from "../../queries/questions/common/evolution.ts";
import type { Trend } from "../../queries/questions/trends.ts";
import { words } from "../words/mod.ts";
import { largestLayers, type LayerCell, layerChart } from "./layers.ts";
import type { Metric } from "./metric.ts";
import { bucketsOf } from "./months_shown.ts";

/** How many genres have a layer of their own. */
const LAYERS = 7;
/** Below this share, the rest would flatten the genres that are drawn. */
const ENOUGH = 0.4;

/** Genres as layers, and what they hold. */
export type GenreLayers = ReturnType<typeof genreLayers>;

/**
 * Genres as layers over the months.
 *
 * @param evolution added up since the first day that is shown
 * @param totals everything by month: what no layer holds is the last layer
 */
export function genreLayers(
  evolution: readonly Evolution[],
  totals: readonly Trend[],
  metric: Metric,
  [first, last]: readonly [string, string],
) {
  const cells = monthly(evolution, metric);
  const names = largestLayers(cells, LAYERS);
  const kept = cells.filter(({ name }) => names.includes(name));
  const rest = words.taste.genres.rest;
  const hues = huesOf(names);
  const sums = names.map((name) => sumOf(kept.filter((cell) => cell.name === name)));
  const others = restOf(kept, totals, metric, rest);
  const share = sumOf(kept) / Math.max(sumOf(kept) + sumOf(others), Number.MIN_VALUE);
  const hasRest = share >= ENOUGH;
  const layers = [
    ...names.map((name) => ({ name, tone: hues.get(name) ?? 1 })),
    ...(hasRest ? [{ name: rest, tone: "rest" as const }] : []),
  ];
  const all = [...kept, ...others];
  return {
    names,
    sums,
    /** The layers' share of everything. */
    share,
    hasRest,
    chart: layerChart("area", bucketsOf(first, last), layers, all, metric),
  };
}

function sumOf(cells: readonly LayerCell[]): number {
  return cells.reduce((sum, { value }) => sum + value, 0);
}

/** What each month added. */
export function monthly(evolution: readonly Evolution[], metric: Metric): LayerCell[] {
  const before = new Map<string, number>();
  return evolution.map((row) => {
    const { year_month: month, name } = row;
    const value = metric === "hours" ? row.cumulative_hours : row.cumulative_plays;
    const added = value - (before.get(name) ?? 0);
    before.set(name, value);
    return { month, name, value: Math.max(0, added) };
  });
}

function restOf(
  cells: readonly LayerCell[],
  totals: readonly Trend[],
  metric: Metric,
  name: string,
): LayerCell[] {
  const shown = new Map<string, number>();
  for (const { month, value } of cells) shown.set(month, (shown.get(month) ?? 0) + value);
  return totals.map((row) => ({
    month: row.period,
    name,
    value: Math.max(0, row[metric] - (shown.get(row.period) ?? 0)),
  }));
}
