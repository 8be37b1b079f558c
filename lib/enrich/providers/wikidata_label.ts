import { broadGenre, plainGenre } from "../genres.ts";

/** Genres whose name needs the word: what is left without it is something else. */
const WHOLE =
  /^(?:video game|game|children s|christmas|holiday|film|world|background|stage|theatre|theater|incidental|program|production|tv|television|wedding|march|early|new|art|black|sacred|religious|traditional|political|protest) music$/;

/**
 * A genre of Wikidata as the other services call it: `pop music` is `pop`, but `video game music`
 * and `world music` stay what they are, as does everything that is no known genre without the word.
 *
 * @example
 * ```ts
 * import { plainLabel } from "./wikidata_label.ts";
 *
 * console.assert(plainLabel("pop music") === "pop");
 * console.assert(plainLabel("video game music") === "video game music");
 * ```
 */
export function plainLabel(label: string): string {
  const without = label.replace(/(?<=\S) music$/i, "");
  if (without === label || WHOLE.test(plainGenre(label))) return label;
  const { broad, rule } = broadGenre(without);
  return rule !== "none" && broad === broadGenre(label).broad ? without : label;
}
