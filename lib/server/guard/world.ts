import { type After, afterMs } from "./after.ts";

/** The world outside, passed in so that tests have one of their own. */
export interface World {
  /** The time in milliseconds. */
  readonly now: () => number;
  readonly after: After;
  /** Where a line of the log goes. */
  readonly write: (line: string) => void;
}

/** The clock of this computer; the log goes to standard output. */
export const WORLD: World = { now: Date.now, after: afterMs, write: console.log };
