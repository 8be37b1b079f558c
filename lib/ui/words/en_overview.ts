import { count, hours, isolated, percent } from "./format.ts";

/** The overview's texts. */
export const overview = {
  title: "Overview",
  since: (value: string, day: string) => `${value} hours since ${day}`,
  playsSince: (value: string, day: string) => `${value} plays since ${day}`,
  within: (value: string, range: string) => `${value} hours ${range}`,
  playsWithin: (value: string, range: string) => `${value} plays ${range}`,
  lead: (days: string, perDay: string) => `Music on ${days} days, ${perDay} on each of them.`,
  nothing: {
    title: "Nothing was played then",
    text: (from: string, to: string) =>
      `Your data goes from ${from} to ${to}. Choose another range, or all time.`,
  },
  figures: {
    hours: "Hours",
    plays: "Plays",
    tracks: "Tracks",
    artists: "Artists",
    first: (day: string) => `first ${day}`,
    last: (day: string) => `last ${day}`,
    perTrack: (value: string) => `${value} plays each`,
    perArtist: (value: string) => `${value} tracks each`,
  },
  disc: {
    name: (from: string, to: string) => `Your listening by month, ${from} to ${to}, as a record`,
    how: (from: string, to: string) =>
      `Outermost groove ${from}, innermost ${to}. Each wedge is a month; the warmer, the more.`,
    month: (month: string, value: string) => `${month}: ${value}`,
  },
  trend: {
    topic: "Over time",
    name: (metric: string, unit: string) => `${metric} by ${unit}`,
    peak: (period: string, value: string, ratio: number) =>
      ratio >= 1.15
        ? `${period} was your fullest: ${value}, ${timesAverage(ratio)} the average`
        : `An even run: ${period} leads with ${value}`,
    single: (period: string, value: string) => `All of it in ${period}: ${value}`,
    none: "Nothing to draw yet",
    unit: { day: "day", week: "week", month: "month", year: "year" },
    local: "local time",
    dotted: (range: string) => `dotted: ${range}`,
    week: (day: string) => `The week of ${day}`,
    compared: "Compared",
    columns: {
      period: "When",
      hours: "Hours",
      plays: "Plays",
      tracks: "Tracks",
      artists: "Artists",
    },
  },
  rankings: "Artists, tracks, albums",
  artists: {
    topic: "Artists",
    top: (name: string, share: number) => `${isolated(name)} took ${percent(share)} of your time`,
    topPlays: (name: string, share: number) =>
      `${isolated(name)} made ${percent(share)} of your plays`,
    column: "Artist",
    all: "All artists",
  },
  tracks: {
    topic: "Tracks",
    top: (name: string, plays: number) => `You played ${isolated(name)} ${times(plays)}`,
    column: "Track",
    all: "All tracks",
  },
  albums: {
    topic: "Albums",
    top: (name: string, value: number) => `${hours(value)} went into ${isolated(name)}`,
    topPlays: (name: string, plays: number) => `${count(plays)} plays went into ${isolated(name)}`,
    column: "Album",
    all: "All albums",
  },
  week: {
    topic: "Week and hour",
    name: (metric: string) => `${metric} by weekday and hour`,
    finding: (day: string, share: number, hour: string) =>
      share < 0.03
        ? `No day stands out; ${hour} is your hour`
        : `You play most on ${day}s, ${percent(share)} above average; ${hour} is your hour`,
    cell: (day: string, hour: string, value: string) => `${day} ${hour}: ${value}`,
    day: "Day",
  },
  calendar: {
    topic: "Day by day",
    name: (metric: string, range: string) => `${metric} by day, ${range}`,
    finding: (day: string, value: string) => `${day} was the fullest day: ${value}`,
    cell: (day: string, value: string) => `${day}: ${value}`,
    date: "Day",
  },
  discoveries: {
    topic: "Newest discoveries",
    finding: (name: string, day: string) => `${isolated(name)} is new since ${day}`,
    none: "Nobody new in this range",
    first: (track: string) => `first with ${isolated(track)}`,
  },
  onThisDay: {
    topic: "On this day",
    finding: (day: string, year: number, name: string) =>
      `In ${year}, ${day} was a day for ${isolated(name)}`,
    none: (day: string) => `No year has music on ${day}`,
  },
  less: "less",
  more: "more",
} as const;

function times(plays: number): string {
  if (plays === 1) return "once";
  return plays === 2 ? "twice" : `${count(plays)} times`;
}

function timesAverage(ratio: number): string {
  if (ratio < 1.75) return `${percent(ratio - 1)} above`;
  return ratio < 2.25 ? "twice" : `${ratio.toFixed(1)} times`;
}
