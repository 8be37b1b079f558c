import type { Day } from "./calendar.ts";
import { DAY_MS, yearOf } from "./dates.ts";
import { type Occasion, platformOf } from "./devices.ts";
import type { Fandom } from "./fandom.ts";
import { type Listener, SESSION_KINDS } from "./listener.ts";
import { makeProgramme, type Programme } from "./programme.ts";
import { at, Random } from "./random.ts";
import type { Played, Setting } from "./record.ts";
import { occasionAt, Rhythm } from "./rhythm.ts";
import { Session } from "./session.ts";
import type { SpokenWord } from "./spoken.ts";
import { Weighted } from "./weighted.ts";

/** What the members of a household share. */
export interface Household {
  readonly seed: number;
  readonly listener: Listener;
  readonly fandom: Fandom;
  readonly spoken: SpokenWord;
}

/**
 * One person who listens: no two of their records overlap. A demo has one, and more when its plays
 * would not fit into one person's days.
 */
export class Lane {
  readonly #household: Household;
  readonly #random: Random;
  readonly #rhythm: Rhythm;
  readonly #kinds: Weighted;
  /** When the last record ended. */
  #cursor = 0;

  constructor(household: Household, number: number) {
    this.#household = household;
    this.#random = new Random(household.seed, `lane/${number}`);
    this.#rhythm = new Rhythm(this.#random);
    this.#kinds = new Weighted(household.listener.tastes);
  }

  /** Listens through a day until it has its plays, and adds what was played to `out`. */
  live(day: Day, plays: number, out: Played[]): void {
    if (plays === 0) return;
    const random = this.#random;
    const free = day.weekday === 0 || day.weekday === 6 || day.trip !== undefined;
    const working = day.day >= this.#household.listener.jobFrom;
    const count = Math.min(plays, Math.max(1, Math.round((plays / 13) * random.factor(0.35))));
    const starts = Array.from({ length: count }, () => this.#rhythm.start(random, free, working));
    starts.sort((a, b) => a - b);
    let left = plays;
    for (const [i, start] of starts.entries()) {
      const open = count - i - 1;
      const share = Math.round((left / (open + 1)) * random.between(0.4, 1.6));
      const wanted = open === 0 ? left : Math.max(1, Math.min(left - open, share));
      this.#session(day, start, occasionAt(start, free, working), wanted, out);
      left -= wanted;
    }
  }

  #session(day: Day, localMs: number, occasion: Occasion, plays: number, out: Played[]): void {
    const random = this.#random;
    const wanted = day.day * DAY_MS + localMs - day.offsetMs;
    const start = Math.max(wanted, this.#cursor + random.whole(20_000, 900_000));
    const flight = day.trip !== undefined && (day.day === day.trip.from || day.day === day.trip.to);
    const offline = flight || (occasion === "commute" && random.chance(0.05));
    const first = this.#programme(day.day);
    const session = new Session({
      random,
      start,
      year: yearOf(day.day),
      setting: this.#setting(day, flight ? "journey" : occasion, offline, first.shuffle),
      impatience: this.#household.listener.impatience * random.factor(0.35),
      videos: occasion === "home" && day.day % 3 === 0,
      out,
    });
    this.#talk(session, day, occasion);
    session.music(plays, first, () => this.#programme(day.day));
    if (flight && random.chance(0.15)) session.burst();
    this.#cursor = session.end;
  }

  /** Some sessions begin with a podcast, on the way to work, or with a chapter of a book at night. */
  #talk(session: Session, { day }: Day, occasion: Occasion): void {
    const { listener, spoken } = this.#household;
    if (day < listener.podcastsFrom) return;
    const chance = TALK[occasion];
    for (let i = 0; i < 2 && this.#random.chance(chance); i++) {
      session.speech(spoken.episode(this.#random, day));
    }
    if (occasion === "night" && yearOf(day) >= 2023 && this.#random.chance(0.15)) {
      session.speech(spoken.chapter());
    }
  }

  #programme(day: number): Programme {
    const kind = at(SESSION_KINDS, this.#kinds.pick(this.#random));
    return makeProgramme(kind, { random: this.#random, fandom: this.#household.fandom, day });
  }

  #setting(day: Day, occasion: Occasion, offline: boolean, shuffle: boolean): Setting {
    const random = this.#random;
    const { listener } = this.#household;
    const country = day.trip?.country ?? listener.home.country;
    return {
      platform: platformOf(random, listener, day.day, day.trip ? "journey" : occasion),
      country: random.chance(0.002) ? "ZZ" : country,
      ip: random.chance(0.002) ? null : addressOf(day, occasion),
      shuffle,
      offline,
      incognito: random.chance(0.012),
    };
  }
}

/** How likely a session begins with a podcast. */
const TALK = { commute: 0.5, work: 0.2, home: 0.22, night: 0.1, journey: 0.2 };

/** An address of the ranges kept for documentation: one for home, others for work and abroad. */
function addressOf({ day, trip }: Day, occasion: Occasion): string {
  if (trip) return `203.0.113.${1 + (trip.from % 250)}`;
  if (occasion === "home" || occasion === "night") return `192.0.2.${1 + (yearOf(day) % 250)}`;
  return `198.51.100.${1 + (day % 250)}`;
}
