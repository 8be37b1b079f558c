import { linkTo } from "./links.ts";

/** What search found, as far as its address needs it. */
export interface FoundName {
  /** artist, track, album or show. */
  readonly kind: string;
  readonly name: string;
  readonly artist_name: string | null;
  readonly spotify_track_uri: string | null;
}

/**
 * The page of something that search found; a track without a URI is looked up in the history.
 *
 * @param kept the filters that the link keeps
 *
 * @example
 * ```ts
 * import { foundLink } from "./found_link.ts";
 *
 * const found = { kind: "artist", name: "AC/DC", artist_name: null, spotify_track_uri: null };
 * console.assert(foundLink(found) === "/artist/AC%2FDC");
 * ```
 */
export function foundLink(
  { kind, name, artist_name, spotify_track_uri }: FoundName,
  kept: Iterable<readonly [string, string]> = [],
): string {
  const search = (own: Record<string, string> = {}) =>
    new URLSearchParams([...kept, ...Object.entries(own)].map(([name, value]) => [name, value]));
  const part = encodeURIComponent;
  if (kind === "artist") return linkTo(`/artist/${part(name)}`, search());
  if (kind === "album") return linkTo(`/album/${part(artist_name ?? "")}/${part(name)}`, search());
  if (kind === "show") return linkTo("/podcasts", search({ show: name }));
  if (spotify_track_uri !== null) return linkTo(`/track/${part(spotify_track_uri)}`, search());
  const names = { track: name, ...(artist_name === null ? {} : { artist: artist_name }) };
  return linkTo("/history", search(names));
}
