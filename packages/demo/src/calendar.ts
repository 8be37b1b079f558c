import { isoDate, LAST_DAY, monthOf, weekdayOf, yearOf } from "./dates.ts";
import type { Listener, Trip } from "./listener.ts";
import { Random } from "./random.ts";

/** One day of a listener. */
export interface Day {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** How many plays it has. */
  readonly plays: number;
  /** 0 = Sunday. */
  readonly weekday: number;
  /** The journey they are on, if any. */
  readonly trip: Trip | undefined;
  /** How far the wall clock is ahead of UTC, in milliseconds. */
  readonly offsetMs: number;
}

/**
 * Spreads plays over the days of a listener: more with the years, less on journeys, none in gaps.
 * The plays of all days add up to `plays` exactly. A light listener has silent days.
 *
 * @example
 * ```ts
 * import { makeCalendar } from "./calendar.ts";
 * import { makeListener } from "./listener.ts";
 *
 * const days = makeCalendar(1, makeListener(1, 1), 7);
 * console.assert(days.reduce((sum, day) => sum + day.plays, 0) === 7);
 * ```
 */
export function makeCalendar(seed: number, listener: Listener, plays: number): Day[] {
  const random = new Random(seed, "calendar");
  const { firstDay } = listener;
  const count = LAST_DAY - firstDay + 1;
  const active = Math.min(0.97, Math.max(0.04, plays / count / 10));
  const weights = weighDays(random, listener, active);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const days: Day[] = [];
  let sum = 0;
  let given = 0;
  for (const [i, weight] of weights.entries()) {
    const day = firstDay + i;
    sum += weight;
    const due = i === count - 1 ? plays : Math.min(plays, Math.round((sum / total) * plays));
    const trip = listener.trips.find(({ from, to }) => day >= from && day <= to);
    days.push({
      day,
      plays: due - given,
      weekday: weekdayOf(day),
      trip,
      offsetMs: offsetOf(day, trip?.zone ?? listener.home.zone),
    });
    given = due;
  }
  return days;
}

/** How much is heard on each day, compared with the others. */
function weighDays(random: Random, listener: Listener, active: number): number[] {
  const { firstDay, trips, gaps } = listener;
  const years = new Map<number, number>();
  const months = new Map<number, number>();
  const weights: number[] = [];
  for (let day = firstDay; day <= LAST_DAY; day++) {
    const yearly = remember(years, yearOf(day), () => random.factor(0.14));
    const monthly = remember(months, yearOf(day) * 12 + monthOf(day), () => random.factor(0.18));
    const growth = 0.45 + 0.8 * Math.min(1, (day - firstDay) / Math.max(700, LAST_DAY - firstDay));
    const daily = Math.min(2.6, Math.max(0.15, random.factor(0.5)));
    const within = ([from, to]: readonly [number, number]) => day >= from && day <= to;
    const away = trips.some(({ from, to }) => within([from, to]));
    const silent = gaps.some(within) || !random.chance(active);
    const weight = yearly * monthly * growth * daily * (WEEKDAYS[weekdayOf(day)] ?? 1);
    weights.push(silent ? 0 : weight * (away ? 0.55 : 1));
  }
  return weights.some((weight) => weight > 0) ? weights : weights.fill(1, -1);
}

/** Sunday to Saturday. */
const WEEKDAYS = [0.86, 0.94, 1, 1.02, 1.04, 1.16, 1.06];

function remember<K>(known: Map<K, number>, key: K, make: () => number): number {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** How far a zone is ahead of UTC at noon of a day, in milliseconds. */
function offsetOf(day: number, zone: string): number {
  const noon = Temporal.PlainDateTime.from(`${isoDate(day)}T12:00:00`).toZonedDateTime(zone);
  return noon.offsetNanoseconds / 1_000_000;
}
