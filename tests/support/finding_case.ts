/** One question about a random history: what findings are asked, and what they are held against. */
import assert from "node:assert/strict";
import type { Share } from "../../lib/ui/findings/finding.ts";
import type { Range } from "../../lib/queries/filters/comparison.ts";
import type { Store } from "../../lib/queries/store.ts";
import type { HistoryRow } from "./history.ts";
import { eachDay, units, value } from "./oracle.ts";

/** A range, a measure and a comparison, as numbers that fit any history. */
export interface Given {
  /** Where the range begins: 0 at the first day of the data, 1 after its last. */
  readonly from: number;
  readonly days: number;
  readonly measure: "hours" | "plays";
  readonly comparison: "previous" | "year";
}

/** What a check is given. */
export interface Case {
  readonly store: Store;
  /** Every play of the history. */
  readonly all: readonly HistoryRow[];
  /** Those of the range. */
  readonly plays: readonly HistoryRow[];
  readonly range: Range;
  readonly data: Range;
  readonly measure: Given["measure"];
  readonly comparison: Given["comparison"];
  readonly filters: { readonly startDate: string; readonly endDate: string };
  readonly scope: {
    readonly measure: Given["measure"];
    readonly range: Range;
    readonly isNarrowed: boolean;
  };
  /** Every day of the range, and on how many of them there was music. */
  readonly inside: readonly string[];
  readonly played: number;
  /** The listening of the range. */
  readonly totals: { readonly hours: number; readonly plays: number };
}

/** A check: it asks the store, makes the finding, and fails where plays say otherwise. */
export type Check = (of: Case) => Promise<void>;

/** A case of a history. */
export function caseOf(store: Store, all: readonly HistoryRow[], given: Given): Case {
  const { measure, comparison } = given;
  const data = { start: all[0]?.date ?? "", end: all.at(-1)?.date ?? "" };
  const days = eachDay(data.start, data.end);
  const at = Math.floor(given.from * days.length);
  const range = {
    start: days[at] ?? data.start,
    end: days[Math.min(days.length - 1, at + given.days - 1)] ?? data.end,
  };
  const plays = all.filter(({ date }) => date >= range.start && date <= range.end);
  return {
    ...{ store, all, plays, range, data, measure, comparison },
    filters: { startDate: range.start, endDate: range.end },
    scope: { measure, range, isNarrowed: false },
    inside: eachDay(range.start, range.end),
    played: new Set(plays.map(({ date }) => date)).size,
    totals: { hours: value(plays, "hours"), plays: units(plays, "plays") },
  };
}

/** Numbers are equal but for what rounding of hours may do. */
export function near(a: number, b: number, what: string): void {
  assert.ok(Math.abs(a - b) < 1e-3 + 1e-3 * Math.abs(b), `${what}: ${a} is not ${b}`);
}

/** A share has this part and this whole. */
export function isShare(share: Share, part: number, whole: number, what: string): void {
  near(share.part, part, `${what}, part`);
  near(share.whole, whole, `${what}, whole`);
}

/** 0 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
