/** A year as the face of a record: a ray for each day, January at the top, clockwise. */
import type { DayRow } from "./calendar.ts";

/** A day's ray, in a square of 200 around 0, 0. */
export interface Ray {
  readonly date: string;
  readonly hours: number;
  readonly path: string;
  /** Whether it is the day with the most hours, or the one that was to be marked. */
  readonly isPeak: boolean;
}

const [INNER, OUTER] = [36, 96];
/** The part of a day's angle that is ray, not gap. */
const FILLED = 0.72;
/** By how many days the marked one is wider on each side. */
const PEAK = 0.45;

/**
 * The rays of a year's days; a day without music has none. The longest reaches the edge.
 *
 * @param marked the day that is marked, in place of the one with the most hours
 *
 * @example
 * ```ts
 * import { rays } from "./year_days.ts";
 *
 * const [ray] = rays(2024, [{ date: "2024-01-01", hours: 2, plays: 30 }]);
 * console.assert(ray?.isPeak === true);
 * ```
 */
export function rays(year: number, days: readonly DayRow[], marked?: string): Ray[] {
  return raysBetween(Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1), days, marked);
}

/**
 * The same of any days in a row, the first one at the top.
 *
 * @param first when the first day begins, in ms since 1970, UTC
 * @param end when the last one ends
 */
export function raysBetween(
  first: number,
  end: number,
  days: readonly DayRow[],
  marked?: string,
): Ray[] {
  const all = Math.round((end - first) / 86_400_000);
  const top = Math.max(...days.map(({ hours }) => hours), 0);
  if (top === 0) return [];
  const peak = marked ?? days.find(({ hours }) => hours === top)?.date;
  return days.filter(({ hours }) => hours > 0).map(({ date, hours }) => {
    const day = Math.round((Date.parse(`${date}T00:00:00Z`) - first) / 86_400_000);
    const outer = INNER + Math.max(0.012, hours / top) * (OUTER - INNER);
    const isPeak = date === peak;
    const wider = isPeak ? PEAK : 0;
    const path = sector(outer, (day - wider) / all, (day + FILLED + wider) / all);
    return { date, hours, path, isPeak };
  });
}

/** Where each month begins, as a share of the year's circle. */
export function monthStarts(year: number): number[] {
  const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  return Array.from(
    { length: 12 },
    (_, month) => (Date.UTC(year, month, 1) - first) / (next - first),
  );
}

/** The part of the circle that each month has, as paths. */
export function monthSectors(year: number): string[] {
  const starts = monthStarts(year);
  return starts.map((start, month) => sector(OUTER, start, starts[month + 1] ?? 1));
}

/** A point at a radius and a share of the circle, clockwise from the top. */
export function pointAt(radius: number, turn: number): { x: number; y: number } {
  const radians = turn * 2 * Math.PI;
  const round = (value: number) => Math.round(value * 100) / 100;
  return { x: round(radius * Math.sin(radians)), y: round(-radius * Math.cos(radians)) };
}

function sector(outer: number, from: number, to: number): string {
  const [a, b] = [pointAt(outer, from), pointAt(outer, to)];
  const [c, d] = [pointAt(INNER, to), pointAt(INNER, from)];
  return `M${a.x} ${a.y}L${b.x} ${b.y}L${c.x} ${c.y}L${d.x} ${d.y}Z`;
}
