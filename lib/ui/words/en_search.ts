import { count, isolated } from "./format.ts";

/** The texts of search. */
export const search = {
  title: "Search",
  label: "Search artists, tracks, albums and shows",
  short: "Search",
  kinds: { artist: "Artist", track: "Track", album: "Album", show: "Show" },
  groups: { artist: "Artists", track: "Tracks", album: "Albums", show: "Shows" },
  found: (total: number) => (total === 1 ? "1 match" : `${count(total)} matches`),
  none: "Nothing matches",
  some: "Matches; arrow keys go through them",
  failed: "Search does not answer just now",
  hero: (query: string) => `What matches “${isolated(query)}”`,
  empty: "What are you looking for?",
  emptyText: "Artists, tracks, albums and shows by a part of their name; accents and case do not " +
    "matter.",
  nothing: (query: string) => `Nothing matches “${isolated(query)}”`,
  nothingText: "Search looks at names as they are in your export. Try fewer letters.",
  most: (limit: string) => `The first ${limit}, each kind by how often you played it.`,
  plays: (plays: number) => (plays === 1 ? "1 play" : `${count(plays)} plays`),
  inHistory: "Look for it in every play",
} as const;
