import type { Action } from "./plan.ts";

/** What a sync did, or would do, to one table. */
export interface TableResult {
  readonly rows: number;
  /** How long copying, indexing and verifying took; 0 if nothing was copied. */
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
  /** How many rows were sent, and in how many bytes. */
  readonly rows_sent: number;
  readonly bytes_sent: number;
  /** Rows sent per second, including indexes and verification. */
  readonly rows_per_second: number;
  /** Whether this run compared the tables in Postgres with those in DuckDB. */
  readonly verified: boolean;
  readonly seconds: number;
  /** NUL characters in texts, replaced by U+FFFD. */
  readonly nul_characters: number;
  /** True when there was nothing to do. */
  readonly up_to_date: boolean;
  /** True in a dry run. */
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

/** Seconds since a time of `performance.now()`, to the millisecond. */
export function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
