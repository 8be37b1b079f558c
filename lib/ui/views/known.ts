import type { Coverage } from "../../queries/questions/coverage.ts";
import type { Metric } from "./metric.ts";

/** The share of the listening for which a kind of metadata is known. */
export function knownShare(rows: readonly Coverage[], what: string, metric: Metric): number {
  const row = rows.find((row) => row.what === what);
  return (metric === "hours" ? row?.hours_share : row?.plays_share) ?? 0;
}
