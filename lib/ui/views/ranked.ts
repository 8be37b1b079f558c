import { count, hours } from "../words/format.ts";
import type { RankedRow } from "./card.ts";
import { type Measured, measureText, type Metric } from "./metric.ts";

/** The rows of a ranking as a list shows them. */
export function rankedRows<Row extends Measured>(
  rows: readonly Row[],
  metric: Metric,
  nameOf: (row: Row) => Omit<RankedRow, "value" | "share">,
): RankedRow[] {
  const most = rows[0]?.[metric] ?? 0;
  return rows.map((row) => ({
    ...nameOf(row),
    value: measureText(row, metric),
    share: most === 0 ? 0 : row[metric] / most,
  }));
}

/** The rows of a ranking as a table has them. */
export function rankedTable(rows: readonly Measured[], names: readonly string[]): string[][] {
  return rows.map((row, at) => [names[at] ?? "", hours(row.hours), count(row.plays)]);
}
