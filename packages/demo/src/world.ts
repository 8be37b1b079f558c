import { type Day, makeCalendar } from "./calendar.ts";
import { makeCatalogue } from "./catalogue.ts";
import { type Listener, makeListener } from "./listener.ts";
import type { Catalogue } from "./music.ts";

/** Which demo, and how large. */
export interface DemoOptions {
  /** A whole number; another one is another person with other music. */
  readonly seed: number;
  /** How many years of listening, 1 to 18, up to the end of 2025. */
  readonly years: number;
  /** How many records will count as plays: music, heard for at least 30 seconds. */
  readonly plays: number;
}

/** A listener, their days and all the music there is. */
export interface World extends DemoOptions {
  readonly listener: Listener;
  readonly calendar: readonly Day[];
  readonly catalogue: Catalogue;
}

/**
 * Invents a listener and their music. The same options give the same world, on every machine.
 *
 * @throws {RangeError} when an option is no whole number or out of range
 *
 * @example
 * ```ts
 * import { makeWorld } from "./world.ts";
 *
 * const world = makeWorld({ seed: 1, years: 2, plays: 100 });
 * console.assert(world.listener.home.country === "CA");
 * ```
 */
export function makeWorld({ seed, years, plays }: DemoOptions): World {
  expectWhole("seed", seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  expectWhole("years", years, 1, 18);
  expectWhole("plays", plays, 1, 10_000_000);
  const listener = makeListener(seed, years);
  return {
    seed,
    years,
    plays,
    listener,
    calendar: makeCalendar(seed, listener, plays),
    catalogue: makeCatalogue({ seed, plays, firstDay: listener.firstDay }),
  };
}

function expectWhole(name: string, value: number, low: number, high: number): void {
  if (Number.isSafeInteger(value) && value >= low && value <= high) return;
  throw new RangeError(`Cannot make a demo: ${name} is ${value}, expected ${low} to ${high}.`);
}
