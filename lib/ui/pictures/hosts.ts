/**
 * Where pictures come from: the hosts that addresses in the database may name, and those that they
 * lead on to. Nothing else is ever asked for a picture.
 */

/** The hosts whose addresses are put into pages. */
export const PICTURE_HOSTS: readonly string[] = [
  // Spotify: covers and pictures of artists.
  "i.scdn.co",
  // The Cover Art Archive: covers that ListenBrainz names.
  "coverartarchive.org",
  // Wikimedia Commons: pictures that Wikidata names.
  "commons.wikimedia.org",
];

/** The sources of `img-src`: redirects are held to the policy too. */
export const PICTURE_SOURCES: readonly string[] = [
  ...PICTURE_HOSTS.map((host) => `https://${host}`),
  // The Cover Art Archive keeps its files at the Internet Archive, on a server that changes.
  "https://archive.org",
  "https://*.archive.org",
  // Commons keeps its files here.
  "https://upload.wikimedia.org",
];

/**
 * The address of a picture as it may be put into a page: HTTPS, at one of the hosts that are known.
 *
 * @param address as a service gave it
 * @returns undefined for anything else
 *
 * @example
 * ```ts
 * import { pictureAddress } from "./hosts.ts";
 *
 * console.assert(pictureAddress("https://i.scdn.co/image/ab67") === "https://i.scdn.co/image/ab67");
 * console.assert(pictureAddress("https://i.scdn.co.evil.example/image/ab67") === undefined);
 * ```
 */
export function pictureAddress(address: string | null | undefined): string | undefined {
  const url = URL.parse(address ?? "");
  if (url === null || url.protocol !== "https:" || url.port !== "") return undefined;
  if (url.username !== "" || url.password !== "") return undefined;
  return PICTURE_HOSTS.includes(url.hostname) ? url.href : undefined;
}

/**
 * The page at Commons that says who made a picture and what may be done with it; undefined for
 * pictures from elsewhere.
 */
export function commonsPage(address: string | undefined): string | undefined {
  const url = URL.parse(address ?? "");
  const file = /^\/wiki\/Special:FilePath\/(.+)$/.exec(url?.pathname ?? "")?.[1];
  return url?.hostname !== "commons.wikimedia.org" || file === undefined
    ? undefined
    : `https://commons.wikimedia.org/wiki/File:${file}`;
}
