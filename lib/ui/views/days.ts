/**
 * Arithmetic of local days for the calendar of the filter bar. It runs in browsers, of which some
 * have no Temporal yet: days are ISO texts, counted in UTC, where each has 24 hours.
 */
import type { Range } from "../../queries/filters/comparison.ts";

const DAY_MS = 86_400_000;

/** A day some days later; earlier when negative. */
export function addDays(day: string, count: number): string {
  return isoDay(timeOf(day) + count * DAY_MS);
}

/**
 * The same day some months later; the last day of a month that is too short.
 *
 * @example
 * ```ts
 * import { addMonths } from "./days.ts";
 *
 * console.assert(addMonths("2024-03-31", -1) === "2024-02-29");
 * ```
 */
export function addMonths(day: string, count: number): string {
  const at = new Date(timeOf(day));
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + count, 1);
  const last = lastOfMonth(isoDay(first));
  const wanted = isoDay(first + (at.getUTCDate() - 1) * DAY_MS);
  return wanted < last ? wanted : last;
}

/** The last day of a day's month. */
export function lastOfMonth(day: string): string {
  const at = new Date(timeOf(day));
  return isoDay(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0));
}

/** How many days after Monday a day is. */
function afterMonday(day: string): number {
  return (new Date(timeOf(day)).getUTCDay() + 6) % 7;
}

/** A day, or the one of a range that is nearest to it. */
export function clamped(day: string, { start, end }: Range): string {
  if (day < start) return start;
  return day > end ? end : day;
}

/**
 * The weeks of a month, from Monday on; null before its first day and after its last.
 *
 * @param month a day of it, or `2024-02`
 *
 * @example
 * ```ts
 * import { weeksOf } from "./days.ts";
 *
 * const [first = []] = weeksOf("2024-02");
 * console.assert(first.indexOf("2024-02-01") === 3); // a Thursday
 * ```
 */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month.slice(0, 7)}-01`;
  const days = Number(lastOfMonth(first).slice(8));
  const before = afterMonday(first);
  return Array.from(
    { length: Math.ceil((before + days) / 7) },
    (_, week) =>
      Array.from({ length: 7 }, (_, dow) => {
        const at = week * 7 + dow - before;
        return at < 0 || at >= days ? null : addDays(first, at);
      }),
  );
}

const STEPS: Readonly<Record<string, (day: string, isLarge: boolean) => string>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (day) => addDays(day, -afterMonday(day)),
  End: (day) => addDays(day, 6 - afterMonday(day)),
  PageUp: (day, isLarge) => addMonths(day, isLarge ? -12 : -1),
  PageDown: (day, isLarge) => addMonths(day, isLarge ? 12 : 1),
};

/**
 * Where a key leads from a day, as the date grid of the ARIA practices has it, within the data.
 *
 * @param isLarge whether Shift is held: pages are years then
 * @returns undefined for keys that lead nowhere
 */
export function dayAfterKey(
  day: string,
  key: string,
  isLarge: boolean,
  data: Range,
): string | undefined {
  const step = Object.hasOwn(STEPS, key) ? STEPS[key] : undefined;
  return step === undefined ? undefined : clamped(step(day, isLarge), data);
}

/** A range while it is chosen: its first click, then its second. */
export interface Choosing {
  readonly range: Range;
  /** The day that was clicked first; null when a range is complete. */
  readonly from: string | null;
}

/** What a click on a day makes of it: the earlier of two days is the first. */
export function choose({ from }: Choosing, day: string): Choosing {
  return from === null
    ? { range: { start: day, end: day }, from: day }
    : { range: between(from, day), from: null };
}

/** The range of two days, whichever is earlier. */
export function between(a: string, b: string): Range {
  return a < b ? { start: a, end: b } : { start: b, end: a };
}

function timeOf(day: string): number {
  return Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
