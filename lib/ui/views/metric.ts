import { count, hours } from "../words/format.ts";

/** What is counted. */
export type Metric = "hours" | "plays";

/** A row that has both measures. */
export interface Measured {
  readonly hours: number;
  readonly plays: number;
}

/** The measure of a row that was asked for, as people read it. */
export function measureText(row: Measured, metric: Metric): string {
  return metric === "hours" ? hours(row.hours) : count(row.plays);
}

/** All of some rows. */
export function total(rows: readonly Measured[], metric: Metric): number {
  return rows.reduce((sum, row) => sum + row[metric], 0);
}

/** The row with the largest measure; the earliest of equals. */
export function largest<Row extends Measured>(
  rows: readonly Row[],
  metric: Metric,
): Row | undefined {
  return rows.reduce<Row | undefined>(
    (best, row) => best === undefined || row[metric] > best[metric] ? row : best,
    undefined,
  );
}
