import type { Hue } from "../charts/data.ts";
import { huesOf } from "../charts/hues.ts";
import type { Evolution } from "../../queries/questions/common/evolution.ts";
import type { Metric } from "../views/metric.ts";
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
}

/** The first ten at the end of a month. */
export interface RaceFrame {
  /** `2019-06` */
  readonly month: string;
  /** Places in `racers` with what they have so far, the first first. */
  readonly bars: readonly (readonly [racer: number, value: number])[];
}

/** Makes the frames of a race from the months of an evolution. */
export function raceOf(rows: readonly Evolution[], metric: Metric): RaceData {
  const value = (row: Evolution) =>
    metric === "hours" ? row.cumulative_hours : row.cumulative_plays;
  const months = [...Map.groupBy(rows, ({ year_month }) => year_month)].map(([month, of]) => ({
    month,
    first: of.toSorted((a, b) => value(b) - value(a)).slice(0, RACE_BARS),
  }));
  // Colours are given from the end: who is first now keeps its own.
  const names = [
    ...new Set(months.toReversed().flatMap(({ first }) => first.map(({ name }) => name))),
  ];
  const hues = huesOf(names);
  const places = new Map(names.map((name, at) => [name, at]));
  return {
    metric,
    racers: names.map((name) => ({
      name: name || words.taste.race.unnamed,
      hue: hues.get(name) ?? 1,
    })),
    frames: months.map(({ month, first }) => ({
      month,
      bars: first.map((row) => [places.get(row.name) ?? 0, value(row)] as const),
    })),
  };
}

/** Who was first in how many months, the longest first. */
export function leaders({ racers, frames }: RaceData): { name: string; months: number }[] {
  const firsts = frames.flatMap(({ bars }) => bars.slice(0, 1).map(([racer]) => racer));
  return [...Map.groupBy(firsts, (racer) => racer)]
    .map(([racer, of]) => ({ name: racers[racer]?.name ?? "", months: of.length }))
    .sort((a, b) => b.months - a.months);
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
    frames: frames.map((frame, place) => place === at ? frame : { ...frame, bars: [] }),
  };
}
