import { BLANK_ARTIST } from "./blank.ts";
import type { ArtistFacts, TrackCredits } from "./provider.ts";

/**
 * A name normalized for comparison: without accents, case, punctuation and surrounding spaces. A
 * name of only punctuation (`!!!`) is compared as it is.
 *
 * @example
 * ```ts
 * import { foldName } from "./names.ts";
 *
 * console.assert(foldName("Beyoncé ") === foldName("BEYONCE"));
 * ```
 */
export function foldName(name: string): string {
  const folded = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return folded === "" ? name.trim().toLowerCase() : folded;
}

/**
 * The artists whose Spotify ids a track reveals: for each artist it was played under, the credited
 * artist of that name, else the album's first artist, because exports name that one and it may have
 * been renamed since. With `isOnlyByName` only names count, for services that do not say who the
 * album's artist is.
 *
 * @param played the names in the export
 * @param credits artists of the album, then of the track
 */
export function artistIds(
  played: readonly string[],
  credits: readonly { readonly id: string; readonly name: string }[],
  isOnlyByName = false,
): ArtistFacts[] {
  const fallback = isOnlyByName || played.length > 1 ? undefined : credits[0];
  return played.flatMap((name) => {
    const credit = credits.find((one) => foldName(one.name) === foldName(name)) ?? fallback;
    return credit === undefined ? [] : [knownId(name, credit.id)];
  });
}

/**
 * Every artist of a track, in the order of the credit, under the names that were played where they
 * agree.
 *
 * @param played the names in the export
 */
export function creditOf(
  spotify_track_uri: string,
  played: readonly string[],
  credited: readonly {
    readonly name: string;
    readonly id?: string | null;
    readonly mbid?: string;
  }[],
): TrackCredits {
  return {
    spotify_track_uri,
    artists: credited.map(({ name, id, mbid }) => ({
      artist_name: played.find((one) => foldName(one) === foldName(name)) ?? name,
      spotify_artist_id: id ?? null,
      musicbrainz_artist_id: mbid ?? null,
    })),
  };
}

/** A row of `artists` that holds the id at MusicBrainz and nothing else yet. */
export function knownMbid(artist_name: string, musicbrainz_artist_id: string): ArtistFacts {
  return { ...BLANK_ARTIST, artist_name, musicbrainz_artist_id };
}

/** A row of `artists` that holds the Spotify id and nothing else yet. */
export function knownId(artist_name: string, spotify_artist_id: string): ArtistFacts {
  return { ...BLANK_ARTIST, artist_name, spotify_artist_id };
}
