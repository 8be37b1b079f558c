import type { Range } from "../../queries/filters/comparison.ts";
import type { RankingLead } from "../findings/tops.ts";
import { count, isolated } from "./format.ts";
import { counted, inRange, nounFor, shareOf } from "./quantities.ts";

type Kind = "artist" | "track" | "album";

/** The texts of the ranked pages. */
export const ranking = {
  artist: { title: "Artists", column: "Artist", search: "Search artists" },
  track: { title: "Tracks", column: "Track", search: "Search tracks" },
  album: { title: "Albums", column: "Album", search: "Search albums" },
  headline: (all: number, first: string, kind: Kind) =>
    all === 1
      ? `One ${nounFor(1, kind)}: ${isolated(first)}`
      : `${counted(all, kind)}, ${isolated(first)} first`,
  lead: (found: RankingLead, kind: Kind) =>
    found.says === "first"
      ? `The top ${counted(found.number, kind)} took ${shareOf(found.share, found.isNarrowed)}.`
      : "",
  find: "Search",
  forget: "Show all",
  found: (matches: number, q: string) => `${counted(matches, "match")} for “${isolated(q)}”`,
  nothing: {
    title: "No match",
    text: (q: string) => `Nothing in this range has “${q}” in its name.`,
    page: "This list has no such page.",
  },
  nameless: {
    title: (kind: Kind) => `No ${nounFor(1, kind)} is named`,
    text: (plays: number, kind: Kind) =>
      `${
        plays === 1
          ? `One play in this range names no ${
            nounFor(1, kind)
          }; it counts in totals but has no rank.`
          : `${counted(plays, "play")} in this range name no ${
            nounFor(1, kind)
          }; they count in totals but have no rank.`
      }${kind === "album" ? " Only the extended streaming history names albums." : ""}`,
  },
  columns: {
    pick: "Compare",
    rank: "Rank",
    change: "Change",
    only: "Only this",
    interest: "Interest",
    hours: "Hours",
    plays: "Plays",
    share: "Share",
    first: "First played",
    last: "Last played",
  },
  sortBy: (column: string) => `Sort by ${column}`,
  change: {
    up: (ranks: number) => `up ${count(ranks)}`,
    down: (ranks: number) => `down ${count(ranks)}`,
    same: "same rank",
    isNew: "new",
    against: (range: string) => `Change in rank compared with ${range}`,
    gone: (before: Range, shown: Range) => `Played ${inRange(before)}, not ${inRange(shown)}`,
    was: (rank: number) => `was ${count(rank)}`,
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
};
