/** What Spotify's own addresses name by an id. */
export type SpotifyKind = "track" | "artist" | "album" | "episode";

/** A Spotify id: 22 digits and letters. */
const ID = "[0-9A-Za-z]{22}";

const URI = new RegExp(`^spotify:(track|artist|album|episode):(${ID})$`);

/**
 * Where Spotify shows what a URI names: an ordinary link, which asks nobody before it is followed.
 *
 * @param uri such as `spotify:track:4uLU6hMCjMI75M1A2tKUQC`
 * @returns undefined for local files, recordings of other services and whatever else has no page there
 *
 * @example
 * ```ts
 * import { spotifyLink } from "./spotify_link.ts";
 *
 * const link = spotifyLink("spotify:track:4uLU6hMCjMI75M1A2tKUQC");
 * console.assert(link === "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC");
 * console.assert(spotifyLink("spotify:local:Band:Album:Song:210") === undefined);
 * ```
 */
export function spotifyLink(uri: string | null | undefined): string | undefined {
  const [, kind, id] = URI.exec(uri ?? "") ?? [];
  return kind === undefined ? undefined : `https://open.spotify.com/${kind}/${id}`;
}

/** As {@linkcode spotifyLink}, for an id alone. */
export function spotifyIdLink(
  kind: SpotifyKind,
  id: string | null | undefined,
): string | undefined {
  return spotifyLink(`spotify:${kind}:${id ?? ""}`);
}
