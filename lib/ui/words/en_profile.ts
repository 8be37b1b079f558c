import { capitalized, count, hours, isolated, ordinal, percent } from "./format.ts";

const times = (plays: number) => plays === 1 ? "one play" : `${count(plays)} plays`;
const inDays = (days: number) => days === 1 ? "one day" : `${count(days)} days`;

/** The texts of the pages of one artist, track or album. */
export const profile = {
  kind: { artist: "Artist", track: "Track", album: "Album" },
  by: { artist: "", track: "Track by", album: "Album by" },
  among: { artist: "artists", track: "tracks", album: "albums" },
  lead: {
    first: (day: string) => `First played ${day}.`,
    total: (value: number, plays: number, rank: number | null) =>
      rank === null
        ? `${hours(value)} in ${times(plays)}.`
        : `${hours(value)} in ${times(plays)} ${
          plays === 1 ? "makes" : "make"
        } it your number\u00a0${count(rank)}.`,
    best: (month: string) => `Best month: ${month}.`,
    range: (range: string, value: number, plays: number, rank: number | null) =>
      `${range.charAt(0).toUpperCase()}${range.slice(1)}: ${hours(value)} in ${times(plays)}${
        rank === null ? "" : `, number ${count(rank)}`
      }.`,
    silent: (day: string) => `Not played since ${day}.`,
    none: (range: string) => `Not played ${range}.`,
  },
  figures: {
    hours: "Hours",
    plays: "Plays",
    rank: "Rank",
    days: "Days",
    share: (share: string) => `${share} of all listening`,
    length: (span: string) => `${span} each`,
    of: (all: number, kind: string) => `of ${count(all)} ${kind}`,
    perDay: (plays: string) => `${plays} plays on each`,
    no: (rank: number) => `No. ${count(rank)}`,
    was: (rank: number, range: string) => `No. ${count(rank)} ${range}`,
  },
  disc: {
    no: (rank: number) => `No. ${count(rank)}`,
    name: (name: string) => `${name} by month, as a record`,
  },
  interest: {
    topic: "Interest over time",
    peak: (period: string, value: string) => `${period} was the peak: ${value}`,
    name: (metric: string, unit: string) => `${metric} by ${unit}, local time`,
    when: "When",
  },
  ranks: {
    topic: "Rank by year",
    name: (kind: string) => `Rank among all ${kind} of each year`,
    first: (years: readonly number[]) =>
      years.length === 1
        ? `Your number one of ${years[0]}`
        : `Your number one in ${count(years.length)} years, last in ${years.at(-1)}`,
    best: (year: number, rank: number) => `Best place: ${ordinal(rank)} in ${year}`,
    step: (year: number, rank: number) => `${year}: ${ordinal(rank)}`,
    none: (year: number) => `${year}: not played`,
    year: "Year",
    rank: "Rank",
  },
  tracks: {
    topic: "Tracks",
    finding: (name: string, plays: number) => `${isolated(name)} leads with ${times(plays)}`,
    column: "Track",
  },
  albums: {
    topic: "Albums",
    finding: (name: string, value: number) => `${hours(value)} of it on ${isolated(name)}`,
    findingPlays: (name: string, plays: number) =>
      `${capitalized(times(plays))} of it on ${isolated(name)}`,
    column: "Album",
  },
  neighbours: {
    topic: "Heard together",
    finding: (name: string, sessions: number) =>
      `${isolated(name)} was there in ${count(sessions)} sessions`,
    none: "Nothing is often heard together with it",
    sessions: (count_: number) => count_ === 1 ? "1 session" : `${count(count_)} sessions`,
    column: { artist: "Artist", track: "Track", album: "Album" },
    columnSessions: "Sessions",
    how: "A session is a run of plays without a break over half an hour.",
  },
  week: {
    few: (plays: number) =>
      `${plays === 1 ? "One play tells" : `${count(plays)} plays tell`} no habit yet`,
  },
  absence: {
    topic: "Away and back",
    finding: (days: number, back: string) => `${inDays(days)} without it, until ${back}`,
    text: (from: string, to: string) => `Last heard on ${from}, then again on ${to}.`,
    never: "Never away for more than a day",
  },
  skips: {
    topic: "Skips",
    finding: (share: number, records: number) =>
      share === 0
        ? "Never skipped"
        : `Skipped ${percent(share)} of ${
          records === 1 ? "the one time" : `${count(records)} times`
        } it came up`,
    text: "Of all time, plays under half a minute included.",
    unknown: "Your export does not say what was skipped",
  },
  versions: {
    topic: "Versions",
    song: (versions: number, plays: number, value: number) =>
      `As one song: ${times(plays)} and ${hours(value)} in ${count(versions)} versions`,
    uris: (uris: number) =>
      uris === 1
        ? "One release, one address"
        : `Played from ${count(uris)} releases, counted as one`,
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
      released: (day: string) => `Out since ${day}`,
      some: "What services say",
    },
    nothing: "Nothing is known about it yet",
    nothingText: "Genres, release dates and lengths come with one command:",
  },
} as const;
