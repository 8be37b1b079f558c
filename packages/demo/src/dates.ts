/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

/** The day a demo's listening ends with: fixed, so that a demo never depends on the clock. */
export const LAST_DAY = dayOf(2025, 12, 30);

/** The number of a day since 1970-01-01. */
export function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The year a day lies in. */
export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** The month a day lies in, 1 to 12. */
export function monthOf(day: number): number {
  return new Date(day * DAY_MS).getUTCMonth() + 1;
}

/** The weekday of a day, 0 = Sunday. */
export function weekdayOf(day: number): number {
  return (day + 4) % 7;
}

/**
 * A day as `2024-01-31`.
 *
 * @example
 * ```ts
 * import { dayOf, isoDate } from "./dates.ts";
 *
 * console.assert(isoDate(dayOf(2024, 1, 31)) === "2024-01-31");
 * ```
 */
export function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day whose date was asked for last: records come day by day. */
let lastDay = NaN;
let lastText = "";

/**
 * An instant as Spotify writes it.
 *
 * @param ms since 1970-01-01 UTC; cut, not rounded, to seconds
 *
 * @example
 * ```ts
 * import { timestamp } from "./dates.ts";
 *
 * console.assert(timestamp(59_999) === "1970-01-01T00:00:59Z");
 * ```
 */
export function timestamp(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  if (day !== lastDay) {
    lastDay = day;
    lastText = isoDate(day);
  }
  const seconds = Math.floor((ms - day * DAY_MS) / 1000);
  const minutes = Math.floor(seconds / 60);
  return `${lastText}T${TWO[Math.floor(minutes / 60)]}:${TWO[minutes % 60]}:${TWO[seconds % 60]}Z`;
}

const TWO = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));
