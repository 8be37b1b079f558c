/** The addresses of all pages of a history. */
import { SITE_PAGES } from "../../lib/ui/links/pages.ts";
import type { History } from "./history.ts";

/** Pages that every history has: those of the navigation, another race, results of a search. */
export const FIXED_PATHS = [
  ...SITE_PAGES.map(({ path }) => path),
  "/taste?race=genres",
  "/search?q=o",
];

/** Those and the pages of one artist, track, album and year, as far as there is a play of them. */
export function pathsOf({ plays }: History): string[] {
  const named = plays.findLast(({ artist_name, track_name, album_name }) =>
    artist_name !== null && track_name !== null && album_name !== null
  );
  if (named === undefined) return FIXED_PATHS;
  const path = (...parts: (string | null)[]) =>
    parts.map((part) => `/${encodeURIComponent(part ?? "")}`).join("");
  return [
    ...FIXED_PATHS,
    path("artist", named.artist_name),
    path("track", named.artist_name, named.track_name),
    path("album", named.artist_name, named.album_name),
    `/year/${named.year}`,
    `/?startDate=${named.date}&endDate=${named.date}&compare=year&metric=plays`,
  ];
}
