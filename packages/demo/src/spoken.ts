import { dayOf } from "./dates.ts";
import { spotifyId } from "./ids.ts";
import { at, Random } from "./random.ts";

/** A podcast's episode or a chapter of an audiobook. */
export interface Spoken {
  readonly kind: "podcast" | "audiobook";
  /** Its show or its book. */
  readonly from: string;
  readonly title: string;
  readonly uri: string;
  /** The book's URI; empty for an episode. */
  readonly fromUri: string;
  readonly durationMs: number;
}

/**
 * The podcasts and audiobooks of a demo, made when they are asked for.
 *
 * @example
 * ```ts
 * import { Random } from "./random.ts";
 * import { SpokenWord } from "./spoken.ts";
 *
 * const spoken = new SpokenWord(1);
 * console.assert(spoken.episode(new Random(1, "example"), 18_000).kind === "podcast");
 * ```
 */
export class SpokenWord {
  readonly #seed: number;
  readonly #shows: readonly (readonly [title: string, minutes: number, every: number])[];
  readonly #known = new Map<string, Spoken>();
  #chapter = 0;

  constructor(seed: number) {
    this.#seed = seed;
    this.#shows = new Random(seed, "shows").shuffle(SHOWS);
  }

  /** An episode that is out on a day, mostly a new one of a show they follow. */
  episode(random: Random, day: number): Spoken {
    const [show, minutes, every] = random.pickEarly(this.#shows, 2.2);
    const latest = Math.floor((day - FIRST_EPISODES) / every);
    const number = Math.max(1, latest - Math.floor(7 * random.next() ** 3));
    return this.#remember(`${show}/${number}`, (own) => ({
      kind: "podcast",
      from: show,
      title: `#${number}: ${own.pick(TOPICS)} ${own.pick(TURNS)}`,
      uri: `spotify:episode:${spotifyId(own)}`,
      fromUri: "",
      durationMs: Math.round(minutes * 60_000 * own.factor(0.2)),
    }));
  }

  /** The next chapter of the book they are reading. */
  chapter(): Spoken {
    const book = Math.floor(this.#chapter / CHAPTERS) % BOOKS.length;
    const chapter = 1 + (this.#chapter++ % CHAPTERS);
    const id = spotifyId(new Random(this.#seed, `book/${book}`));
    return this.#remember(`book/${book}/${chapter}`, (own) => ({
      kind: "audiobook",
      from: at(BOOKS, book),
      title: `Chapter ${chapter}`,
      uri: `spotify:episode:${spotifyId(own)}`,
      fromUri: `spotify:show:${id}`,
      durationMs: Math.round(1_500_000 * own.factor(0.2)),
    }));
  }

  #remember(name: string, make: (own: Random) => Spoken): Spoken {
    const known = this.#known.get(name) ?? make(new Random(this.#seed, name));
    this.#known.set(name, known);
    return known;
  }
}

const FIRST_EPISODES = dayOf(2007, 1, 1);
const CHAPTERS = 22;

const SHOWS: readonly (readonly [title: string, minutes: number, every: number])[] = [
  ["The Slow Kettle", 44, 7],
  ["Maps of Nowhere in Particular", 58, 14],
  ["Two Engineers and a Goat", 71, 7],
  ["Small Hours, Large Numbers", 27, 3],
  ["Overheard at the Ferry", 33, 7],
  ["Histories of Furniture", 49, 14],
  ["The Daily Drizzle", 18, 1],
  ["Is It Soup?", 38, 7],
  ["Nachts im Stellwerk", 52, 14],
  ["Footnotes & Fog", 64, 14],
  ["Unlikely Athletes", 41, 7],
  ["Le temps de la bouilloire", 36, 7],
];

const TOPICS = [
  "The Bridge",
  "Umbrellas",
  "A Lighthouse Keeper",
  "Tin Soup",
  "The Longest Queue",
  "Chairs",
  "Moss",
  "The Elevator",
  "Lost Luggage",
  "The Last Typist",
  "A Very Quiet Car",
  "Pigeons",
  "Clocks",
  "The Map-Maker",
];

const TURNS = [
  "That Would Not Open",
  "and What Came After",
  "Revisited",
  "(with a Guest)",
  "for Beginners",
  "at Night",
  "and the Law",
  "– Part 1",
  "– Part 2",
  "of 1904",
  "Without Tears",
];

const BOOKS = [
  "The Harbour Pilot's Almanac",
  "A Short History of Long Corridors",
  "The Woman Who Mended Clocks",
];
