import { DAY_MS, LAST_DAY, monthOf } from "./dates.ts";
import { FAMILIES } from "./genres.ts";
import type { Listener } from "./listener.ts";
import type { Artist, Catalogue, Track } from "./music.ts";
import { at, Random } from "./random.ts";
import { Weighted } from "./weighted.ts";

/** A time of being a fan: it rises fast, is at its height, and fades. */
interface Wave {
  readonly from: number;
  readonly days: number;
  readonly strength: number;
}

/**
 * Whom a listener wants to hear, week by week: waves of fandom, seasons, phases of taste. Call
 * `advance` with days in their order, then draw artists and tracks.
 */
export class Fandom {
  readonly #random: Random;
  readonly #artists: readonly Artist[];
  readonly #waves: readonly (readonly Wave[])[];
  readonly #phases: readonly (readonly number[])[];
  readonly #south: boolean;
  readonly #firstDay: number;
  readonly #byDiscovery: readonly Artist[];
  #week = -1;
  #month = -1;
  #weights: Weighted;
  #fresh: readonly Artist[] = [];
  /** Up to this place, artists are no longer new. */
  #known = 0;
  #repeated: Track[] = [];

  constructor(seed: number, catalogue: Catalogue, listener: Listener) {
    this.#random = new Random(seed, "fandom");
    this.#artists = catalogue.artists;
    this.#south = listener.home.south;
    this.#firstDay = listener.firstDay;
    this.#waves = catalogue.artists.map((artist) => makeWaves(this.#random, artist));
    this.#phases = FAMILIES.map(() => Array.from({ length: 40 }, () => this.#random.factor(0.45)));
    this.#byDiscovery = [...catalogue.artists].sort((a, b) =>
      a.discovered - b.discovered || a.index - b.index
    );
    this.#weights = new Weighted([1]);
  }

  /** Moves on to a day: what they want changes each week, what they repeat each month. */
  advance(day: number): void {
    const week = Math.floor(day / 7);
    if (week !== this.#week) {
      this.#week = week;
      this.#weights = new Weighted(this.#weigh(day));
      this.#fresh = this.#found(day - 40, day);
    }
    if (monthOf(day) === this.#month) return;
    this.#month = monthOf(day);
    const kept = this.#repeated.filter(() => this.#random.chance(0.3));
    const added = Array.from({ length: 14 }, () => pickTrack(this.#random, this.artist(), day));
    this.#repeated = [...kept, ...added];
  }

  /** An artist they are in the mood for. */
  artist(random: Random = this.#random): Artist {
    return at(this.#artists, this.#weights.pick(random));
  }

  /** An artist they found in the last weeks, or one they know when there is none. */
  fresh(random: Random): Artist {
    return this.#fresh.length > 0 ? random.pick(this.#fresh) : this.artist(random);
  }

  /** One of the month's songs on repeat. */
  repeated(random: Random): Track {
    return random.pickEarly(this.#repeated, 1.3);
  }

  #weigh(day: number): Float64Array {
    const families = new Map(
      FAMILIES.map((family, i) => [family, this.#phase(i, day) * this.#season(family.season, day)]),
    );
    const weights = new Float64Array(this.#artists.length);
    for (let i = 0; i < weights.length; i++) {
      const { family, affinity, discovered } = at(this.#artists, i);
      if (discovered > day) continue;
      let interest = affinity > 0.06 ? 0.22 : 0.03;
      for (const wave of at(this.#waves, i)) interest += wave.strength * heightOf(wave, day);
      weights[i] = affinity * interest * (families.get(family) ?? 1);
    }
    if (!weights.some((weight) => weight > 0)) weights[at(this.#byDiscovery, 0).index] = 1;
    return weights;
  }

  /** The artists found after one day and not after another. */
  #found(after: number, until: number): readonly Artist[] {
    const found: Artist[] = [];
    for (let i = this.#known; i < this.#byDiscovery.length; i++) {
      const artist = at(this.#byDiscovery, i);
      if (artist.discovered > until) break;
      if (artist.discovered > after) found.push(artist);
      else this.#known = i;
    }
    return found;
  }

  /** Tastes drift from half-year to half-year. */
  #phase(family: number, day: number): number {
    const phases = at(this.#phases, family);
    const halves = (day - this.#firstDay) / 182.6;
    const before = at(phases, Math.floor(halves));
    return before + (at(phases, Math.floor(halves) + 1) - before) * (halves % 1);
  }

  #season([month, strength]: readonly [number, number], day: number): number {
    const shift = this.#south && strength < 2 ? 6 : 0;
    const dayOfYear = new Date(day * DAY_MS).getUTCMonth() * 30.4 +
      new Date(day * DAY_MS).getUTCDate();
    const angle = ((dayOfYear / 30.4 - (month - 0.5) - shift) / 12) * 2 * Math.PI;
    const nearness = Math.max(0, Math.cos(angle));
    return strength < 2 ? 1 + strength * nearness ** 2 : 0.02 + strength * nearness ** 10;
  }
}

/**
 * A track of an artist that is out on a day: their newest album while it is new, else favourites
 * first. Songs that exist twice are now and then played as the single or the remaster.
 */
export function pickTrack(random: Random, artist: Artist, day: number): Track {
  const album = pickAlbum(random, artist, day);
  const track = random.pickEarly(at(artist.albums, album).favourites, 1.6);
  const { alternate } = track;
  return alternate && alternate.album.released <= day && random.chance(0.35) ? alternate : track;
}

/** The position of an album that is out on a day. */
export function pickAlbum(random: Random, { albums, index }: Artist, day: number): number {
  let out = 0;
  while (out < albums.length && at(albums, out).released <= day) out++;
  if (out < 2) return 0;
  if (day - at(albums, out - 1).released < 120 && random.chance(0.55)) return out - 1;
  return (Math.floor(out * random.next() ** 1.6) + index) % out;
}

/** The first wave comes with discovery; later ones with new albums, or out of nowhere. */
function makeWaves(random: Random, { affinity, discovered, albums }: Artist): Wave[] {
  const loved = affinity > 0.02;
  const first = random.whole(loved ? 40 : 14, loved ? 240 : 70);
  const waves = [{ from: discovered - 3, days: first, strength: 4 * random.factor(0.5) }];
  for (const { released } of albums) {
    if (released <= discovered || !random.chance(0.35 + affinity)) continue;
    waves.push({ from: released, days: random.whole(30, 120), strength: 3 * random.factor(0.5) });
  }
  const mean = loved ? 520 : 1500;
  for (let day = discovered + 100; day < LAST_DAY;) {
    day += Math.ceil(-Math.log(1 - random.next()) * mean);
    waves.push({ from: day, days: random.whole(20, 150), strength: 3 * random.factor(0.6) });
  }
  return waves;
}

function heightOf({ from, days }: Wave, day: number): number {
  const passed = (day - from) / days;
  if (passed <= 0 || passed > 2.5) return 0;
  return passed < 0.15 ? passed / 0.15 : Math.exp(-2.8 * (passed - 0.15));
}
