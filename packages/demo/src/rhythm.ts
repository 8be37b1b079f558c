import type { Occasion } from "./devices.ts";
import type { Random } from "./random.ts";
import { Weighted } from "./weighted.ts";

/** A swell of listening around an hour: `[hour, width in hours, weight]`. */
type Swell = readonly [hour: number, width: number, weight: number];

const STUDENT: readonly Swell[] = [[10, 2, 0.6], [15, 2.5, 0.9], [20, 2.2, 1.1], [23.5, 1.8, 1]];
const WORKDAY: readonly Swell[] = [
  [7.9, 0.7, 1.2],
  [11, 1.8, 0.7],
  [15, 1.6, 0.8],
  [17.6, 0.8, 1.2],
  [20.6, 1.6, 1.1],
  [23, 1.2, 0.3],
];
const FREE_DAY: readonly Swell[] = [[11, 2, 0.9], [16, 2.4, 1], [20.5, 2, 1.1], [24.2, 1.6, 0.7]];

/**
 * When sessions begin: commutes, work and evenings on workdays, late mornings and nights on free
 * days; students sleep longer.
 */
export class Rhythm {
  readonly #student: Weighted;
  readonly #workday: Weighted;
  readonly #freeDay: Weighted;

  constructor(random: Random) {
    const personal = (swells: readonly Swell[]) =>
      quarters(swells.map(([hour, width, weight]) => [
        hour + random.normal() * 0.25,
        width,
        weight * random.factor(0.25),
      ]));
    this.#student = personal(STUDENT);
    this.#workday = personal(WORKDAY);
    this.#freeDay = personal(FREE_DAY);
  }

  /** The local time at which a session begins, in milliseconds after midnight. */
  start(random: Random, free: boolean, working: boolean): number {
    const profile = free ? this.#freeDay : working ? this.#workday : this.#student;
    return Math.floor((profile.pick(random) + random.next()) * 900_000);
  }
}

/** What someone is doing at a local time. */
export function occasionAt(ms: number, free: boolean, working: boolean): Occasion {
  const hour = ms / 3_600_000;
  if (hour < 5 || hour > 23) return "night";
  if (free || !working) return "home";
  if ((hour > 7 && hour < 9) || (hour > 16.6 && hour < 18.6)) return "commute";
  return hour >= 9 && hour <= 16.6 ? "work" : "home";
}

/** The weight of each quarter of an hour of a day, around midnight and on. */
function quarters(swells: readonly Swell[]): Weighted {
  return new Weighted(Array.from({ length: 96 }, (_, quarter) => {
    let weight = 0.015;
    for (const [hour, width, height] of swells) {
      const apart = Math.abs(quarter / 4 - (hour % 24));
      const distance = Math.min(apart, 24 - apart) / width;
      weight += height * Math.exp(-distance * distance);
    }
    return weight;
  }));
}
