import { capitalized, count, hours, isolated, percent } from "./format.ts";

/** The texts of a year's review. */
export const year = {
  title: (year: string) => `${year} in review`,
  years: "Years",
  whole: "The whole year",
  before: (year: string) => `← ${year}`,
  after: (year: string) => `${year} →`,
  beforeName: (year: string) => `The year before, ${year}`,
  afterName: (year: string) => `The year after, ${year}`,
  hero: (year: string, name: string) => `${year} belonged to ${isolated(name)}`,
  heroPlain: (year: string, value: string) => `${value} in ${year}`,
  lead: (value: string, plays: string, days: string, perDay: string) =>
    `${value} of music in ${plays} plays, on ${days} days, ${perDay} on each of them.`,
  against: (change: string) => ` That is ${change}.`,
  fresh: (artists: string, tracks: string) =>
    ` New to you: ${artists} artists and ${tracks} tracks.`,
  none: {
    title: (year: string) => `${year} is silent`,
    text: (first: string, last: string) =>
      `There is no music in your data for that year. It ` +
      `goes from ${first} to ${last}.`,
  },
  poster: {
    name: (year: string, value: string) => `${year} as a record: ${value}, one ray for each day`,
    how: "One ray for each day, January at the top; the longest is the fullest day.",
    save: "Save as a picture",
    saving: "Painting …",
    saved: "The picture is in your downloads.",
    failed: "This browser could not paint it. A screenshot of the sleeve does as well.",
    file: (year: number) => `tonearm-${year}.png`,
    hoursOf: (value: number) => `${count(value)} h`,
    playsOn: (plays: string, days: string) => [`${plays} plays`, `on ${days} days`],
    peak: "fullest day",
    artists: "Artists",
    tracks: "Tracks",
  },
  months: {
    topic: "Month by month",
    compared: (year: string) => `compared with ${year}`,
  },
  moments: {
    topic: "Moments",
    finding: (day: string, value: string) => `Nothing beat ${day}: ${value} of music`,
    biggest: "Biggest day",
    streak: "Longest streak",
    session: "Longest session",
    fresh: "New artists",
    plays: (day: string, plays: number) => `${day}, ${count(plays)} plays`,
    days: (days: number) => `${count(days)} ${days === 1 ? "day" : "days"}`,
    from: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
    sessionOn: (day: string, at: string | undefined) =>
      at === undefined ? `began in ${day}` : `began ${day} at ${at}`,
    freshShare: (share: number) => `${percent(share)} of the artists you played`,
  },
  discovered: {
    topic: "New to you",
    finding: (name: string, value: number) =>
      `${isolated(name)} was the year's discovery: ${hours(value)}`,
    none: "Nobody new that year",
    column: "Artist",
  },
  genres: {
    topic: "Genres",
    finding: (genre: string, share: number) =>
      `${isolated(capitalized(genre))} coloured ${percent(share)} of your hours`,
    none: "No genres yet",
    fetch: "They come from music services. Fetch them with",
    coverage: (share: number) => `Genres known for ${percent(share)} of these hours`,
    column: "Genre",
  },
} as const;
