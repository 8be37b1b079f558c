import { dayOf, isoDate, LAST_DAY, yearOf } from "./dates.ts";
import { at, Random } from "./random.ts";

/** A place with its country and zone. */
export interface Home {
  readonly country: string;
  readonly zone: string;
  /** South of the equator: the seasons are the other way round. */
  readonly south: boolean;
}

/** A journey away from home, days inclusive. */
export interface Trip {
  readonly from: number;
  readonly to: number;
  readonly country: string;
  readonly zone: string;
}

/** Someone who listens: where they live, when they are away, how they like to listen. */
export interface Listener {
  readonly home: Home;
  readonly firstDay: number;
  readonly trips: readonly Trip[];
  /** Days without any music: a broken phone, a hospital, a retreat. */
  readonly gaps: readonly (readonly [from: number, to: number])[];
  /** How likely a session of each kind is, by {@linkcode SESSION_KINDS}. */
  readonly tastes: readonly number[];
  /** How readily they skip, around 1. */
  readonly impatience: number;
  /** The day they moved from study to work, and mornings became earlier. */
  readonly jobFrom: number;
  /** The day they changed the make of their phone. */
  readonly switchesPhone: number;
  /** Whether the first phone is an iPhone. */
  readonly startsWithIphone: boolean;
  /** The day they began to hear podcasts. */
  readonly podcastsFrom: number;
}

/** The ways to listen: a mix of artists, one artist, an album, what is new, songs on repeat. */
export const SESSION_KINDS = ["mix", "artist", "album", "new", "repeat"] as const;

const HOMES: readonly Home[] = [
  { country: "CA", zone: "America/Toronto", south: false },
  { country: "DE", zone: "Europe/Berlin", south: false },
  { country: "GB", zone: "Europe/London", south: false },
  { country: "AU", zone: "Australia/Melbourne", south: true },
  { country: "BR", zone: "America/Sao_Paulo", south: true },
];

const DESTINATIONS: readonly (readonly [country: string, zone: string])[] = [
  ["DE", "Europe/Berlin"],
  ["JP", "Asia/Tokyo"],
  ["PT", "Europe/Lisbon"],
  ["US", "America/New_York"],
  ["IS", "Atlantic/Reykjavik"],
  ["FR", "Europe/Paris"],
  ["MX", "America/Mexico_City"],
  ["CA", "America/Vancouver"],
];

/**
 * The listener of a seed. Seed 1 lives in Toronto; others elsewhere.
 *
 * @param years how many years of listening, up to the end of 2025
 *
 * @example
 * ```ts
 * import { makeListener } from "./listener.ts";
 *
 * console.assert(makeListener(1, 10).home.zone === "America/Toronto");
 * ```
 */
export function makeListener(seed: number, years: number): Listener {
  const random = new Random(seed, "listener");
  const home = at(HOMES, (((seed - 1) % HOMES.length) + HOMES.length) % HOMES.length);
  const firstDay = dayOf(2026 - years, 1, random.whole(2, 20));
  const span = LAST_DAY - firstDay;
  return {
    home,
    firstDay,
    trips: makeTrips(random, home, firstDay),
    gaps: makeGaps(random, firstDay),
    tastes: [0.47, 0.16, 0.21, 0.08, 0.08].map((share) => share * random.factor(0.25)),
    impatience: random.between(0.85, 1.15),
    jobFrom: firstDay + Math.floor(span * random.between(0.15, 0.45)),
    switchesPhone: firstDay + Math.floor(span * random.between(0.35, 0.75)),
    startsWithIphone: random.chance(0.6),
    podcastsFrom: firstDay + Math.floor(span * random.between(0.1, 0.35)),
  };
}

/** One entry of a travel log (`timezones.json`): local days, both inclusive. */
export interface TravelEntry {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

/** The listener's journeys as a travel log, so that their evenings abroad are told as evenings. */
export function travelLog(listener: Listener): TravelEntry[] {
  return listener.trips.map(({ from, to, zone }) => ({
    from: isoDate(from),
    to: isoDate(to),
    zone,
  }));
}

/** One to three journeys a year, none within three weeks of another. */
function makeTrips(random: Random, home: Home, firstDay: number): Trip[] {
  const trips: Trip[] = [];
  const elsewhere = DESTINATIONS.filter(([, zone]) => zone !== home.zone);
  const usual = random.shuffle(elsewhere);
  let free = firstDay + 30;
  for (let year = yearOf(firstDay); year <= yearOf(LAST_DAY); year++) {
    for (
      const month of random.shuffle([2, 5, 7, 8, 10, 12]).slice(0, random.whole(1, 3)).sort(
        byNumber,
      )
    ) {
      const from = dayOf(year, month, random.whole(1, 24));
      const to = from + random.pick([5, 8, 9, 13, 16, 20, 27]);
      if (from < free || to > LAST_DAY - 3) continue;
      const [country, zone] = random.pickEarly(usual, 1.7);
      trips.push({ from, to, country, zone });
      free = to + 21;
    }
  }
  return trips;
}

const byNumber = (a: number, b: number) => a - b;

function makeGaps(random: Random, firstDay: number): [number, number][] {
  const gaps: [number, number][] = [];
  for (let day = firstDay + random.whole(100, 500); day < LAST_DAY - 20;) {
    gaps.push([day, day + random.whole(3, 11)]);
    day += random.whole(150, 700);
  }
  return gaps;
}
