import { type SetTimer, startTimer } from "./timer.ts";

/** The time, passed in so that tests have their own clock. */
export interface Clock {
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

/** What the site needs from the computer it runs on. */
export interface Runtime extends Clock {
  /** Writes a line of the log. */
  readonly write: (line: string) => void;
}

/** The clock of this computer; the log goes to standard output. */
export const RUNTIME: Runtime = { now: Date.now, setTimer: startTimer, write: console.log };
