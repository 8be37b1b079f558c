import type { Action } from "./plan.ts";

/** What a sync did to one table, or would do. */
export interface TableResult {
  readonly rows: number;
  /** How long its copy took. */
  readonly seconds: number;
  /** Its size in Postgres with its indexes; 0 when nothing was copied. */
  readonly bytes: number;
  readonly action: Action;
}

/** What a sync did. */
export interface SyncResult {
  readonly tables: Readonly<Record<string, TableResult>>;
  readonly rows: number;
  /** Of the copy alone. */
  readonly rows_per_second: number;
  /** Whether this run compared what arrived with what was sent. */
  readonly verified: boolean;
  readonly seconds: number;
  readonly copy_seconds: number;
  readonly index_seconds: number;
  readonly verify_seconds: number;
  /** NUL characters in texts, replaced by U+FFFD. */
  readonly nul_characters: number;
  /** True when there was nothing to do. */
  readonly up_to_date: boolean;
  /** True when nothing was to be changed. */
  readonly dry_run: boolean;
}

/** A result before its time is known. */
export type Outcome = Omit<SyncResult, "seconds">;

/** The outcome of a run that copied nothing. */
export const NOTHING: Outcome = {
  tables: {},
  rows: 0,
  rows_per_second: 0,
  verified: false,
  copy_seconds: 0,
  index_seconds: 0,
  verify_seconds: 0,
  nul_characters: 0,
  up_to_date: false,
  dry_run: false,
};

/** Seconds with thousandths since a time of `performance.now()`. */
export function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
