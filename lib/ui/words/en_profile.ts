import type { BestRank, Companion, EverSkipped, TopOfParts } from "../findings/entity.ts";
import { ratioOf } from "../findings/finding.ts";
import type { Break } from "../findings/runs.ts";
import { count, hours, isolated, list, longDay, lowered, ordinal, percent } from "./format.ts";
import { definitions } from "./en_definitions.ts";
import { amount, andOthers, averageAmount, counted } from "./quantities.ts";

/** The texts of the pages of one artist, track or album. */
export const profile = {
  kind: { artist: "Artist", track: "Track", album: "Album" },
  by: { artist: "", track: "Track by", album: "Album by" },
  among: { artist: "artists", track: "tracks", album: "albums" },
  /** Of the pages that can be narrowed down to it. */
  only: { artist: "Only this artist", track: "Only this track", album: "Only this album" },
  lead: {
    first: (day: string) => `First played ${day}.`,
    total: (value: number, plays: number, rank: number | null) =>
      rank === null
        ? `${hours(value)} in ${counted(plays, "play")}.`
        : `${hours(value)} in ${counted(plays, "play")} ${
          plays === 1 ? "makes" : "make"
        } it your number\u00a0${count(rank)}.`,
    best: (month: string) => `Best month: ${month}.`,
    range: (range: string, value: number, plays: number, rank: number | null) =>
      `${range.charAt(0).toUpperCase()}${range.slice(1)}: ${hours(value)} in ${
        counted(plays, "play")
      }${rank === null ? "" : `, number ${count(rank)}`}.`,
    silent: (day: string) => `Not played since ${day}.`,
    none: (range: string) => `Not played ${range}.`,
    never: (chosen: readonly string[]) => `Never played ${chosen.join(", ")}.`,
  },
  figures: {
    hours: "Hours",
    plays: "Plays",
    rank: "Rank",
    days: "Days",
    share: (share: string) => `${share} of all listening`,
    length: (span: string) => `${span} each`,
    of: (all: number, kind: "artist" | "track" | "album") => `of ${counted(all, kind)}`,
    perDay: (plays: number) => `${averageAmount(plays, "plays")} on each`,
    no: (rank: number) => `No. ${count(rank)}`,
    was: (rank: number, range: string) => `No. ${count(rank)} ${range}`,
  },
  disc: {
    no: (rank: number) => `No. ${count(rank)}`,
    name: (name: string) => `${name} by month, as a record`,
  },
  interest: {
    topic: "Interest over time",
  },
  ranks: {
    topic: "Rank by year",
    name: (kind: string) => `Rank among all ${kind} of each year`,
    finding: (found: BestRank) => {
      if (found.says !== "best") return "Not ranked in any year";
      const years = found.years.map(String);
      const when = years.length > 3
        ? `in ${counted(years.length, "year")}, last in ${years.at(-1)}`
        : `in ${list(years)}`;
      return found.rank === 1
        ? `Your number one ${when}`
        : `Best rank: ${ordinal(found.rank)} ${when}`;
    },
    step: (year: number, rank: number | null) =>
      `${year}: ${rank === null ? "not played" : ordinal(rank)}`,
    year: "Year",
    rank: "Rank",
  },
  tracks: {
    topic: "Tracks",
    finding: (found: TopOfParts) => partFinding(found, "No track is named"),
    column: "Track",
  },
  albums: {
    topic: "Albums",
    finding: (found: TopOfParts) => partFinding(found, "No album is named"),
    column: "Album",
  },
  neighbours: {
    topic: "Heard together",
    finding: (found: Companion) =>
      found.says === "together"
        ? `Heard with ${isolated(found.name)} in ${counted(found.sessions, "session")}`
        : "Nothing shares several sessions with it",
    sessions: (sessions: number) => counted(sessions, "session"),
    column: { artist: "Artist", track: "Track", album: "Album" },
    columnSessions: "Sessions",
    how: `Session: ${lowered(definitions.session)}.`,
  },
  absence: {
    topic: "Away and back",
    finding: (found: Break) => {
      switch (found.says) {
        case "one-day":
          return "Played on one day only";
        case "never":
          return `Played on ${counted(found.days, "day")} in a row`;
        case "break":
          return `Longest break: ${counted(found.days, "day")}, ended ${longDay(found.to)}`;
        case "since":
          return found.isOver
            ? `Longest break: ${counted(found.days, "day")}, from ${longDay(found.from)} to the ` +
              "end of this range"
            : `Longest break: ${counted(found.days, "day")}, since ${longDay(found.from)}`;
        default:
          return "Not played";
      }
    },
    text: (found: Break) => {
      if (found.says === "break") {
        return `Played on ${longDay(found.from)}, then not again until ${longDay(found.to)}.`;
      }
      return found.says === "one-day" ? `On ${longDay(found.date)}.` : null;
    },
  },
  skips: {
    topic: "Skips",
    finding: (found: EverSkipped) => {
      if (found.says !== "skipped") return "It is rarely known whether it was skipped";
      const { part, whole } = found.share;
      if (whole === 1) return `Started once and ${part === 0 ? "not " : ""}skipped`;
      if (part === 0) return `Never skipped in ${counted(whole, "start")}`;
      const share = whole < 10 ? "" : `, ${percent(ratioOf(found.share))}`;
      return `Skipped in ${count(part)} of ${counted(whole, "start")}${share}`;
    },
    text: (found: EverSkipped) => {
      const all = "All time, including starts that were stopped early.";
      if (!("covered" in found) || ratioOf(found.covered) === 1) return all;
      const { part, whole } = found.covered;
      return `${all} Known for ${count(part)} of ${counted(whole, "start")}.`;
    },
  },
  versions: {
    topic: "Versions",
    song: (versions: number, plays: number, value: number) =>
      `As one song: ${counted(plays, "play")} and ${hours(value)} in ${
        counted(versions, "version")
      }`,
    uris: (uris: number) =>
      uris === 0
        ? "The export does not name its release"
        : uris === 1
        ? "Played from one release"
        : `Played from ${counted(uris, "release")}, counted as one`,
    here: "this page",
    how:
      "The same recording by its ISRC, or the same title but for a note such as Remastered 2011. " +
      "Live versions stay apart.",
    name: "Version",
    release: "Release",
    noAlbum: "Unknown album",
    caption: "Versions of this song",
    releases: "Releases it was played from",
  },
  known: {
    topic: "What is known",
    genres: "Genres",
    popularity: "Popularity",
    followers: "Followers",
    released: "Released",
    duration: "Length",
    isrc: "ISRC",
    album: "Album",
    explicit: "Explicit",
    yes: "yes",
    no: "no",
    of100: (value: number) => `${count(value)} of 100 on Spotify`,
    finding: {
      genres: (genre: string) => `Filed under ${genre}`,
      released: (day: string) => `Released ${day}`,
      some: "What music services say",
    },
    nothing: "Nothing is known about it yet",
    nothingText: "Genres, release dates and lengths come with one command:",
  },
};

/** Which of its parts holds most. */
function partFinding(found: TopOfParts, none: string): string {
  if (found.says === "none" || found.says === "few") return none;
  const name = isolated(found.name);
  const value = amount(found.value, found.measure);
  if (found.says === "only") return `All of it is ${name}: ${value}`;
  return found.ties > 0
    ? `${name}${andOthers(found)}: ${value} each`
    : `${name} leads with ${value}`;
}
