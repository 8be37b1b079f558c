/** When in the week, and when in the day. */
import { type Finding, finding, type FindingScope, type Share, sumOf, topOf } from "./finding.ts";

/** A weekday with how many such days the range has. */
export interface WeekdayNumbers {
  /** 0 = Sunday. */
  readonly dow: number;
  readonly hours: number;
  readonly plays: number;
  /** Days without music count too. */
  readonly days: number;
}

/** Which weekday is the biggest. */
export type Weekdays = Finding<
  /** The range has too few of each. */
  | { readonly says: "short"; readonly days: number }
  | {
    /** By the average of such a day: a month has four of one weekday and five of another. */
    readonly says: "leads" | "even";
    readonly dow: number;
    readonly average: number;
    /** How far it is above the average of all days, as a share of that. */
    readonly above: number;
    readonly ties: number;
  },
  "hours" | "plays"
>;

/** Fewer plays show no habit. */
const LEAST_PLAYS = 20;
/** Four of each weekday. */
export const LEAST_DAYS = 28;
/** A weekday that is less above the average does not stand out. */
const ABOVE = 0.03;

/** The biggest weekday, by the average of such a day. */
export function weekdaysOf(rows: readonly WeekdayNumbers[], scope: FindingScope): Weekdays {
  const plays = sumOf(rows, (row) => row.plays);
  const days = sumOf(rows, (row) => row.days);
  if (plays > 0 && days < LEAST_DAYS) {
    return { ...scope, sample: plays, least: LEAST_PLAYS, says: "short", days };
  }
  return finding({ ...scope, sample: plays, least: LEAST_PLAYS }, () => {
    const top = topOf(rows, (row) => averageOf(row, scope.measure));
    if (top === undefined) return { says: "none" as const };
    const above = top.value / (sumOf(rows, (row) => row[scope.measure]) / days) - 1;
    const says = above < ABOVE ? "even" as const : "leads" as const;
    return { says, dow: top.row.dow, average: top.value, above, ties: top.ties };
  });
}

/** What an average day of a weekday holds. */
export function averageOf(row: WeekdayNumbers, measure: "hours" | "plays"): number {
  return row.days === 0 ? 0 : row[measure] / row.days;
}

/** An hour of the day. */
export interface HourNumbers {
  readonly hour: number;
  readonly hours: number;
  readonly plays: number;
}

/** Which hour of the day is the busiest. */
export type BusiestHour = Finding<
  {
    readonly says: "hour";
    readonly hour: number;
    readonly value: number;
    readonly ties: number;
  },
  "hours" | "plays"
>;

/** The busiest hour of the day; several rows may be of one hour. */
export function busiestHour(rows: readonly HourNumbers[], scope: FindingScope): BusiestHour {
  const sample = sumOf(rows, (row) => row.plays);
  return finding({ ...scope, sample, least: LEAST_PLAYS }, () => {
    const hours = Array.from({ length: 24 }, (_, hour) => ({
      hour,
      value: rounded(sumOf(rows.filter((row) => row.hour === hour), (row) => row[scope.measure])),
    }));
    const top = topOf(hours, ({ value }) => value);
    return top === undefined
      ? { says: "none" as const }
      : { says: "hour" as const, hour: top.row.hour, value: top.value, ties: top.ties };
  });
}

/** An hour of a weekday. */
export interface WeekHourNumbers extends HourNumbers {
  readonly dow: number;
}

/** Which hour of the week is the busiest. */
export type BusiestWeekHour = Finding<
  | { readonly says: "short"; readonly days: number }
  | {
    readonly says: "hour";
    readonly dow: number;
    readonly hour: number;
    /** What it holds on an average such day. */
    readonly average: number;
    readonly ties: number;
  },
  "hours" | "plays"
>;

/**
 * The busiest hour of the week, by the average of such a day.
 *
 * @param daysOf how many days of a weekday the range has
 */
export function busiestWeekHour(
  cells: readonly WeekHourNumbers[],
  daysOf: (dow: number) => number,
  scope: FindingScope,
): BusiestWeekHour {
  const sample = sumOf(cells, (cell) => cell.plays);
  const days = sumOf([0, 1, 2, 3, 4, 5, 6], daysOf);
  if (sample > 0 && days < LEAST_DAYS) {
    return { ...scope, sample, least: LEAST_PLAYS, says: "short", days };
  }
  return finding({ ...scope, sample, least: LEAST_PLAYS }, () => {
    const top = topOf(cells, (cell) => cell[scope.measure] / Math.max(1, daysOf(cell.dow)));
    if (top === undefined) return { says: "none" as const };
    const { row: { dow, hour }, value, ties } = top;
    return { says: "hour" as const, dow, hour, average: value, ties };
  });
}

/** The quarters of a day, from midnight. */
const DAY_PARTS = ["night", "morning", "afternoon", "evening"] as const;

/** A quarter of the day. */
export type DayPart = (typeof DAY_PARTS)[number];

/** Which quarter of the day holds most. */
export type DayHabit = Finding<
  | { readonly says: "part"; readonly part: DayPart; readonly share: Share }
  /** No quarter holds much more than its fourth. */
  | { readonly says: "even"; readonly share: Share },
  "hours" | "plays"
>;

/** From this share on a quarter of the day stands out. */
const PART_STANDS_OUT = 0.3;

/** The quarter of the day that holds most. */
export function dayHabit(rows: readonly HourNumbers[], scope: FindingScope): DayHabit {
  const sample = sumOf(rows, (row) => row.plays);
  const { measure } = scope;
  return finding({ ...scope, sample, least: LEAST_PLAYS }, () => {
    const whole = sumOf(rows, (row) => row[measure]);
    const parts = DAY_PARTS.map((part, at) => ({
      part,
      value: sumOf(rows.filter(({ hour }) => Math.floor(hour / 6) === at), (row) => row[measure]),
    }));
    const top = topOf(parts, ({ value }) => value);
    if (top === undefined) return { says: "none" as const };
    const share: Share = { part: top.value, whole, of: measure };
    return top.ties > 0 || top.value / whole < PART_STANDS_OUT
      ? { says: "even" as const, share }
      : { says: "part" as const, part: top.row.part, share };
  });
}

/** Sums of hours are as exact as hours are, so that equals stay equal. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
