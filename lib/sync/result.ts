import type { Action } from "./plan.ts";

/** What a sync did to one table, or would do. */
export interface TableResult {
  readonly rows: number;
  /** How long it took to copy, index and compare it; 0 where nothing was copied. */
  readonly seconds: number;
  /** Its size in Postgres with its indexes; 0 in a dry run. */
  readonly bytes: number;
  readonly action: Action;
}

/** What a sync did. */
export interface SyncResult {
  readonly tables: Readonly<Record<string, TableResult>>;
  /** How many rows the tables have. */
  readonly rows: number;
  /** How many of them were sent, and in how many bytes. */
  readonly rows_sent: number;
  readonly bytes_sent: number;
  /** How many were sent a second, indexes and comparison included. */
  readonly rows_per_second: number;
  /** Whether this run compared the tables in Postgres with those here. */
  readonly verified: boolean;
  readonly seconds: number;
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
  rows_sent: 0,
  bytes_sent: 0,
  rows_per_second: 0,
  verified: false,
  nul_characters: 0,
  up_to_date: false,
  dry_run: false,
};

/** Seconds with thousandths since a time of `performance.now()`. */
export function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
