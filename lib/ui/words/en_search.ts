import { count, isolated } from "./format.ts";
import { counted } from "./quantities.ts";

/** The texts of search. */
export const search = {
  title: "Search",
  label: "Search artists, tracks, albums and shows",
  short: "Search",
  kinds: { artist: "Artist", track: "Track", album: "Album", show: "Show" },
  groups: { artist: "Artists", track: "Tracks", album: "Albums", show: "Shows" },
  found: (total: number) => counted(total, "match"),
  none: "Nothing matches",
  some: "Matches; arrow keys go through them",
  failed: "Search is not answering right now",
  hero: (query: string) => `Matches for “${isolated(query)}”`,
  empty: "What are you looking for?",
  emptyText: "Artists, tracks, albums and shows by a part of their name; accents and case do not " +
    "matter.",
  nothing: (query: string) => `Nothing matches “${isolated(query)}”`,
  nothingText: "Search looks for names as your export has them. Try fewer letters.",
  lead: (found: number, isCut: boolean) =>
    isCut
      ? `The first ${counted(found, "match")}, the most played of each kind first.`
      : `${counted(found, "match")}.`,
  plays: (plays: number) => counted(plays, "play"),
  rest: (total: number) => `Show ${count(total)} more`,
  inHistory: "Search every play for it",
};
