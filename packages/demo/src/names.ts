import { at, type Random } from "./random.ts";
import type { Language } from "./genres.ts";
import {
  ADJECTIVES,
  CAUSES,
  COLLECTIVES,
  GIVEN,
  MARKED_NAMES,
  MOODS,
  NOUNS,
  SURNAMES,
  SYLLABLES,
} from "./words_english.ts";
import { WORLD_WORDS } from "./words_world.ts";

/**
 * Names of invented artists, none twice.
 *
 * @example
 * ```ts
 * import { ArtistNames } from "./names.ts";
 * import { Random } from "./random.ts";
 *
 * const names = new ArtistNames(new Random(1, "names"));
 * console.assert(names.next("ja") !== names.next("ja"));
 * ```
 */
export class ArtistNames {
  readonly #random: Random;
  readonly #taken = new Set<string>();
  readonly #marked: string[];

  constructor(random: Random) {
    this.#random = random;
    this.#marked = random.shuffle(MARKED_NAMES);
  }

  /** The name of one more artist who sings in a language. */
  next(language: Language): string {
    for (;;) {
      const name = this.#make(language);
      if (this.#taken.has(name.toLowerCase())) continue;
      this.#taken.add(name.toLowerCase());
      return name;
    }
  }

  #make(language: Language): string {
    const random = this.#random;
    if (random.chance(0.06)) {
      const marked = this.#marked.pop();
      if (marked !== undefined) return marked;
    }
    if (language === "en" || random.chance(0.12)) return at(STYLES, random.int(20) % 13)(random);
    return random.chance(0.35) ? person(random) : worldName(random, language);
  }
}

const STYLES: readonly ((random: Random) => string)[] = [
  person,
  person,
  band,
  band,
  inventedWord,
  twoNouns,
  person,
  (random) => `${person(random)} & The ${plural(random.pick(NOUNS))}`,
  (random) => stylised(random, inventedWord(random)),
  (random) => `${inventedWord(random)} ${random.pick(MOODS)}`,
  (random) => `${random.pick(NOUNS)} for ${random.pick(GIVEN)}`,
  (random) => `${random.pick(ADJECTIVES)} ${random.pick(COLLECTIVES)} of ${random.pick(MOODS)}`,
  longName,
];

function person(random: Random): string {
  const surname = random.pick(SURNAMES[0]) + random.pick(SURNAMES[1]);
  const form = random.int(12);
  if (form === 0) return `${random.pick(GIVEN)} van ${surname}`;
  if (form === 1) return `DJ ${surname}`;
  if (form === 2) return `${random.pick(GIVEN)}-${random.pick(GIVEN)} ${surname}`;
  if (form === 3) return `${random.pick(GIVEN)} ${random.pick(NOUNS).charAt(0)}. ${surname}`;
  return `${random.pick(GIVEN)} ${surname}`;
}

function band(random: Random): string {
  const name = `${random.pick(ADJECTIVES)} ${plural(random.pick(NOUNS))}`;
  return random.chance(0.45) ? `The ${name}` : name;
}

function twoNouns(random: Random): string {
  return `${random.pick(NOUNS)} ${random.pick(NOUNS)}`;
}

function inventedWord(random: Random): string {
  return SYLLABLES.map((part) => random.pick(part)).join("");
}

function stylised(random: Random, name: string): string {
  const form = random.int(6);
  if (form === 0) return name.toUpperCase();
  if (form === 1) return name.toLowerCase();
  if (form === 2) return `${name.toLowerCase()}.${random.pick(SYLLABLES[2])}`;
  if (form === 3) return `${name.toUpperCase().replaceAll(/[AEIOU]/g, "")}${random.int(10)}`;
  if (form === 4) return [...name.toLowerCase()].join(" ");
  return name.replace("o", "ø").replace("a", "å").replace("e", "ë");
}

function longName(random: Random): string {
  const who = `${random.pick(ADJECTIVES)} ${random.pick(COLLECTIVES)}`;
  return `The ${who} for ${random.pick(CAUSES)}`;
}

function worldName(random: Random, language: Exclude<Language, "en">): string {
  return worldPhrase(random, language, random.chance(0.35));
}

/**
 * Two words of a language put together, or three.
 *
 * @param long whether a third word follows, never the second one again
 */
export function worldPhrase(
  random: Random,
  language: Exclude<Language, "en">,
  long: boolean,
): string {
  const { first, second, joint, third } = WORLD_WORDS[language];
  const [thing, other] = random.shuffle(second);
  const end = long ? third.replace("$", other ?? "") : "";
  return `${random.pick(first)}${joint}${thing}${end}`.replaceAll("_", " ");
}

/** The plural of one of our nouns. */
export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (/man$/.test(noun)) return noun.replace(/man$/, "men");
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
