import { UNMAPPED } from "../db/derived/genres.ts";
import { BROAD_GENRES, type BroadGenre, ENDINGS, namesOf, PHRASES, WORDS } from "./genre_rules.ts";

export { BROAD_GENRES, type BroadGenre } from "./genre_rules.ts";

/** The broad genre of a genre, and the rule that decided it. */
export interface Rolled {
  readonly broad: string;
  /** For people: `"jazz rap"`, `word "metal"`, `ending "wave"`, `none`, or `genres.json`. */
  readonly rule: string;
}

/** Broad genres that a person chose, by the genre as {@linkcode plainGenre} writes it. */
export type GenreOverrides = ReadonlyMap<string, string>;

/**
 * The broad genre of any genre name, by rules on its words: the longest known group of words wins,
 * else the last known word (the head noun comes last: jazz rap is rap, rap metal is metal), else
 * the suffix of a word. Pure; unknown names are rolled up too.
 *
 * @param overrides the person's choices in `genres.json`, which take precedence
 *
 * @example
 * ```ts
 * import { broadGenre } from "./genres.ts";
 *
 * console.assert(broadGenre("Atmospheric Black Metal").broad === "Metal");
 * console.assert(broadGenre("permanent wave").rule === 'word "wave"');
 * ```
 */
export function broadGenre(name: string, overrides: GenreOverrides = new Map()): Rolled {
  const plain = plainGenre(name);
  const chosen = overrides.get(plain);
  if (chosen !== undefined) return { broad: chosen, rule: "genres.json" };
  const words = plain.split(" ");
  return byPhrase(words) ?? byWord(words) ?? byEnding(words) ?? { broad: UNMAPPED, rule: "none" };
}

/**
 * A genre's name as the rules and overrides know it: lower case, without accents, words parted by
 * one space, `and` and `&` written as `n`.
 *
 * @example
 * ```ts
 * import { plainGenre } from "./genres.ts";
 *
 * console.assert(plainGenre("Drum & Bass") === "drum n bass");
 * ```
 */
export function plainGenre(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\bd&b\b/g, "dnb")
    .replace(/&|\+|'n'/g, " n ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/ and /g, " n ")
    .trim();
}

const phrases = index(PHRASES);
const words = index(WORDS);
const endings = [...index(ENDINGS)].sort(([a], [b]) => b.length - a.length);
const longestPhrase = Math.max(...[...phrases.keys()].map((phrase) => phrase.split(" ").length));

function byPhrase(parts: readonly string[]): Rolled | undefined {
  for (let length = Math.min(longestPhrase, parts.length); length >= 1; length--) {
    for (let at = parts.length - length; at >= 0; at--) {
      const phrase = parts.slice(at, at + length).join(" ");
      const broad = phrases.get(phrase);
      if (broad !== undefined) return { broad, rule: `"${phrase}"` };
    }
  }
  return undefined;
}

function byWord(parts: readonly string[]): Rolled | undefined {
  const word = parts.findLast((part) => words.has(part));
  const broad = word === undefined ? undefined : words.get(word);
  return broad === undefined ? undefined : { broad, rule: `word "${word}"` };
}

function byEnding(parts: readonly string[]): Rolled | undefined {
  for (const part of parts.toReversed()) {
    for (const [ending, broad] of endings) {
      if (part.length > ending.length + 1 && part.endsWith(ending)) {
        return { broad, rule: `ending "${ending}"` };
      }
    }
  }
  return undefined;
}

function index(rules: Partial<Record<BroadGenre, string>>): Map<string, BroadGenre> {
  return new Map(
    BROAD_GENRES.flatMap((broad) => namesOf(rules, broad).map((name) => [name, broad] as const)),
  );
}
