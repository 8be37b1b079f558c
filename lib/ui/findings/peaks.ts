/** The biggest of some stretches of time: a day, a week, a month, a year. */
import { type Finding, finding, type FindingScope, sumOf, topOf } from "./finding.ts";

/** A stretch of time. */
export interface Bucket {
  /** `2024-03-14`, a week by its Monday, `2024-03` or `2024`. */
  readonly period: string;
  readonly hours: number;
  readonly plays: number;
  /** How many of its days are in the range. */
  readonly days: number;
}

/** Which stretch held most. */
export type Peak = Finding<
  /** All of it is in one. */
  | { readonly says: "single"; readonly period: string; readonly value: number }
  | {
    /** One stands out, or none does. */
    readonly says: "peak" | "even";
    readonly period: string;
    readonly value: number;
    /** How many others hold as much. */
    readonly ties: number;
    /** Its listening a day against that of all days; null where there is too little to compare. */
    readonly ratio: number | null;
  },
  "hours" | "plays"
>;

/** From this ratio on a stretch stands out. */
const STANDS_OUT = 1.15;
/** With fewer plays, or stretches, no ratio is told. */
const LEAST_FOR_RATIO = { plays: 20, buckets: 4 } as const;

/**
 * The biggest of some stretches that cover a range. A stretch that the range cuts is compared by its
 * days that are inside.
 */
export function peakOf(buckets: readonly Bucket[], scope: FindingScope): Peak {
  const plays = sumOf(buckets, (bucket) => bucket.plays);
  return finding({ ...scope, sample: plays, least: 1 }, () => {
    const valueOf = (bucket: Bucket) => bucket[scope.measure];
    const top = topOf(buckets, valueOf);
    if (top === undefined) return { says: "none" as const };
    const { row: { period, days }, value, ties } = top;
    if (buckets.length === 1) return { says: "single" as const, period, value };
    const isEnough = plays >= LEAST_FOR_RATIO.plays && buckets.length >= LEAST_FOR_RATIO.buckets;
    const perDay = sumOf(buckets, valueOf) / sumOf(buckets, (bucket) => bucket.days);
    const ratio = isEnough ? value / days / perDay : null;
    const says = ratio !== null && ratio < STANDS_OUT ? "even" as const : "peak" as const;
    return { says, period, value, ties, ratio };
  });
}

/** Which day held most. */
export type BiggestDay = Finding<
  | { readonly says: "only"; readonly date: string; readonly value: number }
  | {
    readonly says: "day";
    readonly date: string;
    readonly value: number;
    readonly ties: number;
  },
  "hours" | "plays"
>;

/** A day with music. */
export interface DayNumbers {
  readonly date: string;
  readonly hours: number;
  readonly plays: number;
}

/** The biggest of some days with music. */
export function biggestDay(days: readonly DayNumbers[], scope: FindingScope): BiggestDay {
  const plays = sumOf(days, (day) => day.plays);
  return finding({ ...scope, sample: plays, least: 1 }, () => {
    const top = topOf(days, (day) => day[scope.measure]);
    if (top === undefined) return { says: "none" as const };
    const { row: { date }, value, ties } = top;
    return days.length === 1
      ? { says: "only" as const, date, value }
      : { says: "day" as const, date, value, ties };
  });
}
