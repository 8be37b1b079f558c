/** Runs of days and of plays, and the breaks between them. */
import { daysIn } from "../../queries/filters/comparison.ts";
import { type Finding, finding, type FindingScope, sumOf } from "./finding.ts";

/** A run of days with music on each. */
export interface StreakNumbers {
  readonly start_date: string;
  readonly end_date: string;
  readonly days: number;
  readonly is_current: boolean;
}

/** The longest run of days. */
export type LongestStreak = Finding<
  /** No two days in a row. */
  | { readonly says: "alone" }
  | {
    readonly says: "run";
    readonly days: number;
    readonly start: string;
    readonly end: string;
    /** Whether another run is as long. */
    readonly isTied: boolean;
  },
  "days"
>;

/**
 * The longest run of days.
 *
 * @param streaks the longest first
 * @param days how many days with music the range has
 */
export function longestStreak(
  streaks: readonly StreakNumbers[],
  days: number,
  { range, isNarrowed }: FindingScope,
): LongestStreak {
  return finding({ measure: "days", range, isNarrowed, sample: days, least: 1 }, () => {
    const [first, second] = streaks;
    if (first === undefined) return { says: "none" as const };
    if (first.days === 1) return { says: "alone" as const };
    const { days, start_date: start, end_date: end } = first;
    return { says: "run" as const, days, start, end, isTied: second?.days === days };
  });
}

/** A run of plays without a pause of more than 30 minutes. */
export interface SessionNumbers {
  readonly hours: number;
  readonly plays: number;
  readonly started_at: string;
  readonly ended_at: string;
}

/** The longest run of plays. */
export type LongestSession = Finding<
  {
    readonly says: "longest";
    readonly hours: number;
    readonly plays: number;
    readonly start: string;
    readonly end: string;
  },
  "hours" | "plays"
>;

/**
 * The longest run of plays by the measure; it counts whole on the day of its first play.
 *
 * @param sessions the longest first
 */
export function longestSession(
  sessions: readonly SessionNumbers[],
  scope: FindingScope,
): LongestSession {
  return finding({ ...scope, sample: sessions.length, least: 1 }, () => {
    const [first] = sessions;
    if (first === undefined) return { says: "none" as const };
    const { hours, plays, started_at: start, ended_at: end } = first;
    return { says: "longest" as const, hours, plays, start, end };
  });
}

/** The sessions of a month. */
export interface SessionMonthNumbers {
  readonly sessions: number;
  /** Days with music. */
  readonly days: number;
  /** Listening in the sessions. */
  readonly hours: number;
}

/** How often music is put on. */
export type SessionRate = Finding<
  {
    readonly says: "rate";
    readonly sessions: number;
    /** Days with music. */
    readonly days: number;
    readonly perDay: number;
    /** Hours of listening in an average session. */
    readonly hoursEach: number;
  },
  "sessions"
>;

/** Fewer sessions are no habit. */
const LEAST_SESSIONS = 5;

/** Sessions a day with music. */
export function sessionRate(
  months: readonly SessionMonthNumbers[],
  { range, isNarrowed }: FindingScope,
): SessionRate {
  const sessions = sumOf(months, (month) => month.sessions);
  const days = sumOf(months, (month) => month.days);
  const basis = { range, isNarrowed, sample: sessions, least: LEAST_SESSIONS };
  return finding({ measure: "sessions", ...basis }, () => ({
    says: "rate" as const,
    sessions,
    days,
    perDay: sessions / days,
    hoursEach: sumOf(months, (month) => month.hours) / sessions,
  }));
}

/** The longest time without something between two days with it. */
export interface AbsenceNumbers {
  readonly from_date: string;
  readonly to_date: string;
  /** Days between the two. */
  readonly days: number;
}

/** The longest break. */
export type Break = Finding<
  /** Played on one day. */
  | { readonly says: "one-day"; readonly date: string }
  /** On every day from the first to the last. */
  | { readonly says: "never"; readonly days: number }
  | {
    readonly says: "break";
    readonly days: number;
    readonly from: string;
    readonly to: string;
  }
  /** Longest of all is the time since it was last played. */
  | {
    readonly says: "since";
    readonly days: number;
    readonly from: string;
    /** Whether the data go on behind the range: it may have been played again. */
    readonly isOver: boolean;
  },
  "days"
>;

/** When something was played. */
export interface PlayedDays {
  readonly days: number;
  /** The last day. */
  readonly last: string;
  /** The last day of all data, which may lie behind the range. */
  readonly dataEnd: string;
}

/** A silence as short as this is not called a break. */
const LEAST_SILENCE = 6;

/** The longest break between two days, or the silence that the range ends with. */
export function breakOf(
  absence: AbsenceNumbers | null,
  { days, last, dataEnd }: PlayedDays,
  { range, isNarrowed }: FindingScope,
): Break {
  return finding({ measure: "days", range, isNarrowed, sample: days, least: 1 }, () => {
    const silent = daysIn({ start: last, end: range.end }) - 1;
    if (days === 1) return { says: "one-day" as const, date: last };
    if (silent > (absence?.days ?? LEAST_SILENCE)) {
      return { says: "since" as const, days: silent, from: last, isOver: range.end < dataEnd };
    }
    if (absence === null) return { says: "never" as const, days };
    return {
      says: "break" as const,
      days: absence.days,
      from: absence.from_date,
      to: absence.to_date,
    };
  });
}
