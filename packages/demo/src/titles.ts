import type { Language } from "./genres.ts";
import { plural, worldPhrase } from "./names.ts";
import type { Random } from "./random.ts";
import { ADJECTIVES, GIVEN, MOODS, NOUNS, PLACES, VERBS } from "./words_english.ts";
import { WORLD_WORDS } from "./words_world.ts";

/**
 * The title of an invented song or album in a language.
 *
 * @example
 * ```ts
 * import { Random } from "./random.ts";
 * import { title } from "./titles.ts";
 *
 * console.assert(title(new Random(1, "titles"), "en").length > 0);
 * ```
 */
export function title(random: Random, language: Language): string {
  return language === "en" || random.chance(0.08)
    ? englishTitle(random)
    : worldTitle(random, language);
}

/** A title with an addition such as a guest, a part or a place of recording, now and then. */
export function songTitle(random: Random, language: Language, guest: string): string {
  const song = title(random, language);
  const addition = random.int(100);
  if (addition < 4) return `${song} (feat. ${guest})`;
  if (addition === 4) return `${song}, Pt. ${random.whole(1, 3)}`;
  if (addition === 5) return `${song} (Live at ${random.pick(PLACES)})`;
  if (addition === 6) return `${song} (Interlude)`;
  if (addition === 7) return song.toLowerCase();
  if (addition === 8) return `${song} - Radio Edit`;
  if (addition === 9 && random.chance(0.3)) return `“${song}” (100% / ${random.whole(2, 99)}% Mix)`;
  return song;
}

function englishTitle(random: Random): string {
  const adjective = () => random.pick(ADJECTIVES);
  const noun = () => random.pick(NOUNS);
  const mood = () => random.pick(MOODS);
  switch (random.int(16)) {
    case 0:
    case 1:
    case 2:
      return `${adjective()} ${noun()}`;
    case 3:
      return `${noun()} ${mood()}`;
    case 4:
      return `${random.pick(VERBS)} the ${noun()}`;
    case 5:
      return `${mood()} at ${random.pick(PLACES)}`;
    case 6:
      return `${plural(noun())} & ${mood()}`;
    case 7:
      return `${random.pick(GIVEN)}, ${random.pick(VERBS)} Me`;
    case 8:
      return `${adjective()} ${mood()}`;
    case 9:
      return `No ${mood()} in ${random.pick(PLACES)}`;
    case 10:
      return `${random.pick(VERBS)} Your ${mood()}`;
    case 11:
      return `The ${noun()} Says ${random.pick(VERBS)}`;
    case 12:
      return `${random.whole(2, 59)} ${plural(noun())}`;
    case 13:
      return `(I Can't) ${random.pick(VERBS)} This ${noun()}`;
    case 14:
      return `${noun()} of ${mood()}`;
    default:
      return `What the ${noun()} ${random.chance(0.5) ? "Knew" : "Left Behind"}`;
  }
}

function worldTitle(random: Random, language: Exclude<Language, "en">): string {
  const form = random.int(10);
  if (form === 0) return `${worldPhrase(random, language, false)} ${random.whole(2, 24)}`;
  if (form < 4) return worldPhrase(random, language, true);
  if (form > 5) return worldPhrase(random, language, false);
  const { first, joint } = WORLD_WORDS[language];
  const phrase = worldPhrase(random, language, false);
  const more = first.filter((word) => !phrase.startsWith(word));
  return `${random.pick(more).replaceAll("_", " ")}${joint}${phrase}`;
}
