import * as v from "valibot";
import { joinGenres } from "../genre_list.ts";
import type { ArtistFacts, TrackFacts } from "../provider.ts";
import { releaseDate } from "../release_date.ts";
import { listOf, maybeNumber, maybeText, maybeUrl, maybeWhole } from "../shapes.ts";

const Credit = v.object({ id: v.fallback(v.nullable(v.string()), null), name: v.string() });
const Image = v.object({ url: maybeUrl, width: maybeNumber });
const Words = v.fallback(v.nullable(v.array(v.string())), null);

const Album = v.object({
  id: maybeText,
  name: maybeText,
  artists: listOf(Credit),
  images: listOf(Image),
  release_date: maybeText,
  release_date_precision: maybeText,
});

/** A track as `GET /tracks/{id}`, `GET /tracks` and `search` have it; what may be gone is null. */
export const Track = v.object({
  id: v.string(),
  name: v.string(),
  artists: listOf(Credit),
  album: v.fallback(v.nullable(Album), null),
  popularity: maybeWhole(0, 100),
  duration_ms: maybeWhole(1, 864_000_000),
  explicit: v.fallback(v.nullable(v.boolean()), null),
  external_ids: v.fallback(v.nullable(v.object({ isrc: maybeText })), null),
});

/** An artist as `GET /artists/{id}` and `GET /artists` have it. */
export const Artist = v.object({
  id: v.string(),
  name: v.string(),
  genres: Words,
  popularity: maybeWhole(0, 100),
  followers: v.fallback(
    v.nullable(v.object({ total: maybeWhole(0, Number.MAX_SAFE_INTEGER) })),
    null,
  ),
  images: listOf(Image),
});

export type SpotifyTrack = v.InferOutput<typeof Track>;
export type SpotifyArtist = v.InferOutput<typeof Artist>;

/** An artist of a track or of its album, with the id. */
export interface Credited {
  readonly id: string;
  readonly name: string;
}

/** Rows of `tracks` are made of these, under the URI that was played. */
export function trackFacts(uri: string, track: SpotifyTrack): TrackFacts {
  const { album } = track;
  const first = track.artists[0];
  return {
    spotify_track_uri: uri,
    track_name: track.name === "" ? null : track.name,
    primary_artist_name: first?.name ?? null,
    primary_artist_id: first?.id ?? null,
    album_name: album?.name ?? null,
    album_id: album?.id ?? null,
    album_image_url: picture(album?.images ?? []),
    ...releaseDate(album?.release_date ?? null, album?.release_date_precision ?? null),
    popularity: track.popularity,
    duration_ms: track.duration_ms,
    explicit: track.explicit,
    isrc: plainIsrc(track.external_ids?.isrc ?? null),
    musicbrainz_recording_id: null,
  };
}

/** Rows of `artists`; one for each name that was played. Genres: null not said, empty none. */
export function artistFacts(name: string, artist: SpotifyArtist): ArtistFacts {
  return {
    artist_name: name,
    genres: artist.genres === null ? null : joinGenres(artist.genres),
    popularity: artist.popularity,
    followers: artist.followers?.total ?? null,
    spotify_artist_id: artist.id,
    image_url: picture(artist.images),
    musicbrainz_artist_id: null,
  };
}

/** The album's artists first: they are whom exports name. */
export function creditsOf({ album, artists }: SpotifyTrack): Credited[] {
  return [...album?.artists ?? [], ...artists].flatMap(({ id, name }) =>
    id === null || id === "" ? [] : [{ id, name }]
  );
}

/** An ISRC without hyphens; null if it is not one. */
export function plainIsrc(text: string | null): string | null {
  const plain = (text ?? "").toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  return /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(plain) ? plain : null;
}

/** The smallest picture of at least 300 pixels, else the largest. */
function picture(images: readonly { url: string | null; width: number | null }[]): string | null {
  const usable = images.filter(({ url }) => url !== null)
    .toSorted((a, b) => (a.width ?? 0) - (b.width ?? 0));
  return (usable.find(({ width }) => (width ?? 0) >= 300) ?? usable.at(-1))?.url ?? null;
}
