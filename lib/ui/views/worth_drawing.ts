import type { ChartData } from "../charts/data.ts";
import { count, hours } from "../words/format.ts";
import type { RankedRow } from "./card.ts";

/**
 * Whether a chart shows more than one value, or something to compare: a single value is said by the
 * sentence above it.
 *
 * @example
 * ```ts
 * import { isWorthDrawing } from "./worth_drawing.ts";
 *
 * const chart = {
 *   ...{ kind: "bar" as const, ticks: ["Mon", "Tue"], titles: ["Monday", "Tuesday"] },
 *   unit: "plays" as const,
 *   series: [{ name: "Plays", tone: "main" as const, values: [3, 0], texts: ["3 plays", ""] }],
 * };
 * console.assert(!isWorthDrawing(chart));
 * ```
 */
export function isWorthDrawing({ series }: ChartData): boolean {
  const isThere = (value: number | null) => (value ?? 0) > 0;
  return series.some(({ tone, values }) => tone === "compared" && values.some(isThere)) ||
    series.flatMap(({ values }) => values).filter(isThere).length > 1;
}

/**
 * The layers of a chart with a single point, as a list: one bar of many colours tells less.
 *
 * @returns null where the chart has more points, or no layers; what is left over comes last
 */
export function layerRows({ kind, titles, unit, series }: ChartData): RankedRow[] | null {
  if (titles.length !== 1 || kind === "bar" || kind === "line") return null;
  const layers = series.map(({ name, tone, link, values: [value] }) => ({
    ...{ name, link, value: value ?? 0, isRest: tone === "rest" },
  })).filter(({ value }) => value > 0)
    .toSorted((a, b) => Number(a.isRest) - Number(b.isRest) || b.value - a.value);
  const most = Math.max(...layers.map(({ value }) => value));
  return layers.map(({ name, link, value }) => ({
    name,
    ...(link === undefined ? {} : { href: link.href, hint: link.label }),
    value: unit === "hours" ? hours(value) : count(Math.round(value)),
    share: value / most,
  }));
}
