import { linkTo } from "./links.ts";

/** What a track's page is found by. */
export interface TrackNames {
  readonly artist_name: string;
  readonly track_name: string;
  readonly spotify_track_uri: string | null;
}

/** The path of an artist's page; undefined when the name is unknown or no part of a path. */
export function artistPath(name: string): string | undefined {
  return isPart(name) ? `/artist/${encodeURIComponent(name)}` : undefined;
}

/** The path of a genre's page. */
export function genrePath(name: string): string | undefined {
  return isPart(name) ? `/genre/${encodeURIComponent(name)}` : undefined;
}

/** The path of an album's page. */
export function albumPath(artist: string, album: string): string | undefined {
  if (!isPart(artist) || !isPart(album)) return undefined;
  return `/album/${encodeURIComponent(artist)}/${encodeURIComponent(album)}`;
}

/**
 * The path of a track's page: by its names, or by its URI where a name is missing.
 *
 * @example
 * ```ts
 * import { trackPath } from "./entity_links.ts";
 *
 * const names = { artist_name: "AC/DC", track_name: "T.N.T.", spotify_track_uri: null };
 * console.assert(trackPath(names) === "/track/AC%2FDC/T.N.T.");
 * ```
 */
export function trackPath(names: TrackNames): string | undefined {
  const { artist_name, track_name, spotify_track_uri } = names;
  if (isPart(artist_name) && isPart(track_name)) {
    return `/track/${encodeURIComponent(artist_name)}/${encodeURIComponent(track_name)}`;
  }
  return spotify_track_uri === null ? undefined : `/track/${encodeURIComponent(spotify_track_uri)}`;
}

/** The address of a path with the filters that links keep; of no path none. */
export function keptLink(path: string | undefined, kept: URLSearchParams): string | undefined {
  return path === undefined ? undefined : linkTo(path, kept);
}

/** Browsers take `.` and `..` for steps in a path, even when they are escaped. */
function isPart(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && name.isWellFormed();
}
