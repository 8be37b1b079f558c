/** What narrows a page down besides the days, in words. */
import { type FilterName, type Filters, MOMENTS } from "../../queries/filters/params.ts";
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
 * import { activeFilters } from "./active_filters.ts";
 *
 * const [device] = activeFilters({ startDate: "2024-01-01", platform: "ios" });
 * console.assert(device?.text === "on iPhone and iPad");
 * ```
 */
export function activeFilters(
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

/** What chooses plays by when and how they were played, or by what is known of a track, in words. */
export function momentFilters(
  { dow, hour, released, popularity, reasonStart, reasonEnd }: Filters,
): { readonly name: (typeof MOMENTS)[number]; readonly text: string }[] {
  const said = {
    dow: dow === undefined ? undefined : chips.dow(dow),
    hour: hour === undefined ? undefined : chips.hour(hour),
    released: released && chips.released(released),
    popularity: popularity === undefined ? undefined : chips.popularity(popularity),
    reasonStart: reasonStart && chips.reasonStart(words.habits.start(reasonStart)),
    reasonEnd: reasonEnd && chips.reasonEnd(words.habits.end(reasonEnd)),
  };
  return MOMENTS.flatMap((name) => {
    const text = said[name];
    return text === undefined ? [] : [{ name, text }];
  });
}

/** A title that says what narrows down the totals it tells. */
export function about(title: string, narrowing: Filters): string {
  const chosen = [...activeFilters(narrowing), ...momentFilters(narrowing)];
  return words.filters.about(title, chosen.map(({ text }) => text));
}
