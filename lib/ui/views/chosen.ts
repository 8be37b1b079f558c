/** What narrows a page down besides the days, in words. */
import type { FilterName, Filters } from "../../queries/filters/params.ts";
import { words } from "../words/mod.ts";

const { chips } = words.filters;

/** The filters besides the days, in the order in which they are told. */
const NARROWING = [
  ...["artist", "album", "track", "genre"] as const,
  ...["platform", "country", "private"] as const,
] as const satisfies readonly FilterName[];

/** A filter in words. */
export interface Chosen {
  readonly name: (typeof NARROWING)[number];
  readonly text: string;
}

/**
 * Each filter besides the days that is given, as it follows what it narrows down.
 *
 * @example
 * ```ts
 * import { chosenOf } from "./chosen.ts";
 *
 * const [device] = chosenOf({ startDate: "2024-01-01", platform: "ios" });
 * console.assert(device?.text === "on iPhone and iPad");
 * ```
 */
export function chosenOf(
  { artist, album, track, genre, platform, country, private: isPrivate }: Filters,
): Chosen[] {
  const said = {
    artist: artist && chips.artist(artist),
    album: album && chips.album(album),
    track: track && chips.track(track),
    genre: genre && chips.genre(genre),
    platform: platform && chips.platform(platform),
    country: country && chips.country(country),
    private: isPrivate === undefined ? undefined : chips.private(isPrivate),
  };
  return NARROWING.flatMap((name) => {
    const text = said[name];
    return text === undefined ? [] : [{ name, text }];
  });
}

/** A title that says what narrows down the totals it tells. */
export function about(title: string, narrowing: Filters): string {
  return words.filters.about(title, chosenOf(narrowing).map(({ text }) => text));
}
