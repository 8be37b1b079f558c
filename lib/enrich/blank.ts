import type { ArtistFacts, FeatureFacts, TrackFacts } from "./provider.ts";

/** A track without any metadata. */
export const BLANK_TRACK: Omit<TrackFacts, "spotify_track_uri"> = {
  track_name: null,
  primary_artist_name: null,
  primary_artist_id: null,
  album_name: null,
  album_id: null,
  album_image_url: null,
  release_date: null,
  release_year: null,
  release_decade: null,
  popularity: null,
  duration_ms: null,
  explicit: null,
  isrc: null,
  musicbrainz_recording_id: null,
};

/** An artist without any metadata. */
export const BLANK_ARTIST: Omit<ArtistFacts, "artist_name"> = {
  genres: null,
  popularity: null,
  followers: null,
  spotify_artist_id: null,
  image_url: null,
  musicbrainz_artist_id: null,
};

/** Audio features without any value. */
export const BLANK_FEATURES: Omit<FeatureFacts, "spotify_track_uri"> = {
  danceability: null,
  energy: null,
  valence: null,
  tempo: null,
  acousticness: null,
  instrumentalness: null,
  speechiness: null,
  liveness: null,
  loudness: null,
  key: null,
  mode: null,
  time_signature: null,
};
