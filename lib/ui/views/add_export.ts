/** What the page that takes exports shows. */

/** What went wrong, and how to fix it. */
export interface Failure {
  readonly what: string;
  readonly fix: string;
}

/** A summary of a reading. */
export interface Receipt {
  readonly records: number;
  readonly plays: number;
  readonly setAside: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Local times of the first and the last play; null without any. */
  readonly first: string | null;
  readonly last: string | null;
  readonly timezone: string;
  readonly seconds: number;
  readonly notices: readonly string[];
}

/** A reading of exports: its number, and how far it is. */
export interface Reading {
  /** Readings count from 1 while the site runs; 0 before the first. */
  readonly number: number;
  readonly progress: ReadingProgress;
}

/** How far a reading of exports is. */
export type ReadingProgress =
  | { readonly kind: "idle" | "cancelled" }
  | {
    readonly kind: "running";
    readonly stage: string;
    readonly done: number;
    /** Units of the stage; 0 where it does not say how many. */
    readonly total: number;
  }
  | { readonly kind: "done"; readonly receipt: Receipt }
  | { readonly kind: "failed"; readonly failure: Failure };

/** A stay in another zone, as a form has it: first and last day (`2019-05-01`), zone. */
export interface Stay {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

/** The clock by which days and hours are counted. */
export interface ClockChoice {
  /** The zone that a setting names, which takes precedence over the page's; null without one. */
  readonly setting: string | null;
  /** What the travel log says; null when nobody has said anything yet. */
  readonly home: string | null;
  readonly stays: readonly Stay[];
  /** Every zone there is. */
  readonly zones: readonly string[];
}

/** What somebody wrote into the form, as long as it was not taken. */
export interface Written {
  readonly zone: string;
  readonly stays: readonly Stay[];
}

/** The page that takes exports. */
export interface AddExportPage {
  readonly hasData: boolean;
  readonly reading: ReadingProgress;
  readonly clock: ClockChoice;
  /** What was wrong with the last form; null when nothing was. */
  readonly failure: Failure | null;
}
