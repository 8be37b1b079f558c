import type { Hour } from "../../queries/questions/hour.ts";
import { largest, type Metric, total } from "./metric.ts";

/** The quarters of a day, from midnight. */
export const DAY_PARTS = ["night", "morning", "afternoon", "evening"] as const;

/** A quarter of the day. */
export type DayPart = (typeof DAY_PARTS)[number];

/** When most is played. */
export interface DayHabit {
  readonly part: DayPart;
  /** The part's share of everything. */
  readonly share: number;
  /** The fullest hour. */
  readonly hour: number;
}

/** The fullest quarter of the day and its fullest hour; undefined without a play. */
export function dayHabit(rows: readonly Hour[], metric: Metric): DayHabit | undefined {
  const hour = largest(rows, metric);
  const all = total(rows, metric);
  if (hour === undefined || all === 0) return undefined;
  const parts = DAY_PARTS.map((part, at) => {
    const of = rows.filter((row) => Math.floor(row.hour / 6) === at);
    return { part, share: total(of, metric) / all, hour: hour.hour };
  });
  return parts.reduce((best, part) => part.share > best.share ? part : best);
}
