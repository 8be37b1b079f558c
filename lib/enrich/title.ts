import { foldName } from "./names.ts";

/**
 * The suffixes that streaming services add to a title to distinguish editions of one recording.
 * Live versions, remixes and re-recordings are other recordings and keep what they are called.
 */
const EDITIONS = [
  String.raw`(?:\d{4} )?(?:digital(?:ly)? )?re-?master(?:ed)?(?: version)?(?: \d{4})?`,
  String.raw`(?:\d{4} )?re-?master(?:ed)? version`,
  String.raw`(?:\d{4} )?(?:mono|stereo)(?: (?:version|mix|single))?(?: \d{4})?`,
  '(?:original |full |album |single |lp |7" |12" )+(?:version|edit)',
  "(?:original |radio )?(?:single )?(?:radio )?edit",
  "bonus track(?: version)?",
  "(?:super )?deluxe(?: edition| version)?",
  "explicit(?: version)?",
].join("|");
const SUFFIX = new RegExp(
  String.raw`\s*(?:-\s+(?:${EDITIONS})|[(\[](?:${EDITIONS})[)\]])\s*$`,
  "iu",
);
const FEATURED =
  /\s*[([](?:feat\.?|ft\.?|featuring|with)\s[^()[\]]+[)\]]|\s+-?\s*(?:feat\.?|ft\.?)\s.+$/iu;

/**
 * A title as it is asked for: without the suffixes of editions and without guests. It is never
 * stored.
 *
 * @example
 * ```ts
 * import { askedTitle } from "./title.ts";
 *
 * console.assert(askedTitle("Heroes - 2017 Remaster") === "Heroes");
 * console.assert(askedTitle("Song (feat. Somebody)") === "Song");
 * console.assert(askedTitle("Song - Live at Home") === "Song - Live at Home");
 * ```
 */
export function askedTitle(title: string): string {
  let asked = title.trim();
  for (let before = ""; before !== asked;) {
    before = asked;
    asked = asked.replace(SUFFIX, "").replace(FEATURED, "").trim();
  }
  return asked === "" ? title.trim() : asked;
}

/** Whether two titles are of one recording, editions and guests aside. */
export function isSameTitle(one: string, other: string): boolean {
  return foldName(askedTitle(one)) === foldName(askedTitle(other));
}

/**
 * Whether a credit is an artist's: the name itself, or the name followed by guests. `A & B` does
 * not match `A`: it may well be a duo.
 *
 * @example
 * ```ts
 * import { isCreditOf } from "./title.ts";
 *
 * console.assert(isCreditOf("Björk feat. Somebody", "Bjork"));
 * console.assert(!isCreditOf("The Bees Knees", "The Bees"));
 * ```
 */
export function isCreditOf(credit: string, artist: string): boolean {
  if (foldName(credit) === foldName(artist)) return true;
  const [main = ""] = credit.split(
    /\s+(?:feat\.?|ft\.?|featuring|with|x|vs\.?)\s+|\s*[,;/]\s+/iu,
  );
  return main !== "" && foldName(main) === foldName(artist);
}
