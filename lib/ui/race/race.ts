import type { Hue } from "../charts/data.ts";
import { huesOf } from "../charts/hues.ts";
import type { Evolution } from "../../queries/questions/common/evolution.ts";
import type { RaceMonth } from "../findings/race.ts";
import type { Metric } from "../views/metric.ts";
import { allPeriods } from "../views/periods.ts";
import { words } from "../words/mod.ts";

/** How many bars a frame has. */
export const RACE_BARS = 10;

/** A race of names over the months. */
export interface RaceData {
  readonly metric: Metric;
  readonly racers: readonly Racer[];
  readonly frames: readonly RaceFrame[];
}

/** One who races. */
export interface Racer {
  readonly name: string;
  readonly hue: Hue;
  /** Where its bar leads. */
  readonly href?: string | undefined;
}

/** The first ten at the end of a month. */
export interface RaceFrame {
  /** `2019-06` */
  readonly month: string;
  /** Indexes into `racers` with what each has so far, the first first. */
  readonly bars: readonly (readonly [racer: number, value: number])[];
}

/**
 * Makes the frames of a race from the months of an evolution. A month without a play is as the one
 * before.
 *
 * @param until the last month that is shown
 */
export function raceOf(rows: readonly Evolution[], metric: Metric, until: string): RaceData {
  const value = (row: Evolution) =>
    metric === "hours" ? row.cumulative_hours : row.cumulative_plays;
  const byMonth = Map.groupBy(rows, ({ year_month }) => year_month);
  let of: readonly Evolution[] = [];
  const months = allPeriods(rows[0]?.year_month ?? "9999-12", until, "month").map((month) => {
    of = byMonth.get(month) ?? of;
    return { month, first: of.toSorted((a, b) => value(b) - value(a)).slice(0, RACE_BARS) };
  });
  // Colours are given from the end: the first one now keeps its own.
  const names = [
    ...new Set(months.toReversed().flatMap(({ first }) => first.map(({ name }) => name))),
  ];
  const hues = huesOf(names);
  const numbers = new Map(names.map((name, at) => [name, at]));
  return {
    metric,
    racers: names.map((name) => ({
      name: name || words.taste.race.unnamed,
      hue: hues.get(name) ?? 1,
    })),
    frames: months.map(({ month, first }) => ({
      month,
      bars: first.map((row) => [numbers.get(row.name) ?? 0, value(row)] as const),
    })),
  };
}

/** Who is first in each month, with all that have as much. */
export function leadersOf({ racers, frames }: RaceData): RaceMonth[] {
  return frames.map(({ month, bars }) => {
    const most = bars[0]?.[1];
    const first = bars.filter(([, value]) => value === most)
      .map(([racer, value]) => ({ name: racers[racer]?.name ?? "", value }));
    return { month, first, isCut: first.length === RACE_BARS };
  });
}

/** The frame that an address names; the last one otherwise. */
export function frameAt({ frames }: RaceData, month: string | undefined): number {
  const at = frames.findIndex((frame) => frame.month === month);
  return at < 0 ? frames.length - 1 : at;
}

/** A race of which one frame alone has its bars: what is rendered before the rest is there. */
export function onlyFrame({ frames, ...race }: RaceData, at: number): RaceData {
  return {
    ...race,
    frames: frames.map((frame, index) => index === at ? frame : { ...frame, bars: [] }),
  };
}
