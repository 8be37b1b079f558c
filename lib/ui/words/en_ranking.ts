import { count, isolated, percent } from "./format.ts";

/** The texts of the ranked pages. */
export const ranking = {
  artist: { title: "Artists", column: "Artist", one: "artist", many: "artists" },
  track: { title: "Tracks", column: "Track", one: "track", many: "tracks" },
  album: { title: "Albums", column: "Album", one: "album", many: "albums" },
  headline: (all: number, first: string, kind: { one: string; many: string }) =>
    all === 1
      ? `One ${kind.one}: ${isolated(first)}`
      : `${count(all)} ${kind.many}, ${isolated(first)} first`,
  lead: (shown: number, share: number, metric: string, kind: { many: string }) =>
    `The first ${count(shown)} ${kind.many} took ${percent(share)} of your ${metric}.`,
  search: (kind: { many: string }) => `Search ${kind.many}`,
  find: "Search",
  forget: "Show all",
  found: (matches: number, q: string) =>
    matches === 1 ? `One match for “${q}”` : `${count(matches)} matches for “${q}”`,
  nothing: {
    title: "No match",
    text: (q: string) => `Nothing in this range has “${q}” in its name.`,
    page: "There is no such page of this list.",
  },
  nameless: {
    title: (kind: { one: string }) => `No ${kind.one} is named then`,
    text: (plays: number) =>
      plays === 1
        ? "One play of this range names none: it counts in totals, but has no place here."
        : `${
          count(plays)
        } plays of this range name none: they count in totals, but have no place here.`,
  },
  columns: {
    pick: "Compare",
    rank: "Rank",
    change: "Change",
    interest: "Interest",
    hours: "Hours",
    plays: "Plays",
    share: "Share",
    first: "First played",
    last: "Last played",
  },
  sortBy: (column: string) => `Sort by ${column}`,
  change: {
    up: (places: number) => `up ${count(places)}`,
    down: (places: number) => `down ${count(places)}`,
    same: "same place",
    isNew: "new",
    against: (range: string) => `Change of rank against ${range}`,
    allTimeUntil: (day: string) => `all time until ${day}`,
  },
  caption: (title: string, range: string, by: string) => `${title}, ${range}, by ${by}`,
  interest: (name: string) => `${isolated(name)} over time`,
  unknownArtist: "Unknown artist",
  together: {
    topic: "Side by side",
    label: "Side by side",
    hint: "Tick up to five to see them drawn together.",
    full: "Five are drawn. Take one away to tick another.",
    remove: "Remove",
    clear: "Clear all",
    show: "Draw them together",
    table: "Table",
    csv: "CSV",
    when: "When",
    name: "Side by side over time",
    failed: "The numbers could not be fetched.",
    retry: "Try again",
    keys: "Arrow keys go through the points.",
    unit: { hours: "Hours, local time", plays: "Plays, local time" },
  },
  pick: (name: string) => `Compare ${name}`,
  pages: {
    label: "Pages of the list",
    previous: "Previous",
    next: "Next",
    shown: (from: number, to: number, of: number) => `${count(from)}–${count(to)} of ${count(of)}`,
  },
  csv: "CSV of these rows",
} as const;
