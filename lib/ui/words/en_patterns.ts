import { isolated, percent } from "./format.ts";

const LISTENER = {
  night: "A night owl",
  morning: "An early bird",
  afternoon: "An afternoon listener",
  evening: "An evening listener",
};

const SPAN = {
  night: "between midnight and 06:00",
  morning: "between 06:00 and noon",
  afternoon: "between noon and 18:00",
  evening: "between 18:00 and midnight",
};

type DayPart = keyof typeof LISTENER;

/** The texts of the page of patterns. */
export const patterns = {
  title: "Patterns",
  hero: (part: DayPart, range: string) =>
    range === "" ? LISTENER[part] : `${LISTENER[part]} ${range}`,
  lead: (part: DayPart, share: number, metric: string, hour: string) =>
    `${percent(share)} of your ${metric} fall ${SPAN[part]}; ${hour} is the fullest hour of all.`,
  dial: {
    name: (metric: string) => `${metric} by hour of the day`,
    how: "Midnight is on top, noon at the foot; the longer, the more.",
    hour: "Hour",
    cell: (hour: string, value: string) => `${hour}: ${value}`,
    label: "your hour",
    share: "Share",
  },
  figures: {
    days: "Days with music",
    daysOf: (share: number) => `${percent(share)} of all days`,
    streak: "Longest streak",
    day: (days: number) => days === 1 ? "day" : "days",
    streakValue: (value: string, days: number) => `${value} ${days === 1 ? "day" : "days"}`,
    until: (day: string) => `until ${day}`,
    current: "Current streak",
    currentSince: (day: string) => `since ${day}`,
    currentNone: "none runs to the end of your data",
    silent: "Days without",
    silentOf: (days: string) => `of ${days} days`,
    sessions: "Sessions",
    each: (span: string) => `${span} of music each`,
  },
  trend: {
    by: "Bucket",
    day: "Days",
    week: "Weeks",
    month: "Months",
    year: "Years",
  },
  weekdays: {
    topic: "Weekdays",
    name: (metric: string) => `${metric} by weekday`,
    none: "No weekday has music",
    finding: (day: string, share: number, average: string) =>
      share < 0.03
        ? "All weekdays are much the same to you"
        : share > 1
        ? `${day}s lead by far: ${average} each`
        : `${day}s are ${percent(share)} fuller than average: ${average} each`,
    fullest: (day: string, hour: string, value: string) =>
      `${day} at ${hour} is the fullest hour of the week: ${value}`,
    columns: { day: "Day", hours: "Hours", plays: "Plays", average: "On an average one" },
  },
  calendar: {
    topic: "Every day",
    name: (metric: string, from: string, to: string) => `${metric} by day, ${from} to ${to}`,
    month: (month: string, value: string) => `${month}: ${value}`,
    year: "Year",
    inTable: "the table adds days up to months",
  },
  streaks: {
    topic: "Streaks",
    name: "Runs of days with music on each",
    finding: (days: number, from: string, to: string) =>
      days === 1
        ? `No two days in a row; ${from} stands alone`
        : `${days} days in a row, ${from === to ? `in ${from}` : `from ${from} to ${to}`}`,
    none: "No day with music",
    range: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
    held: (hours: string, plays: string, isCurrent: boolean) =>
      `${hours}, ${plays} plays${isCurrent ? "; still running where your data ends" : ""}`,
    columns: { from: "From", to: "To", days: "Days", hours: "Hours", plays: "Plays" },
  },
  sessions: {
    topic: "Longest sessions",
    name: "Music without a pause of more than 30 minutes",
    finding: (span: string, day: string) => `${span} of music in one go on ${day}`,
    findingPlays: (plays: string, day: string) => `${plays} plays in one go on ${day}`,
    none: "No session",
    began: (from: string, to: string, track: string | null, artist: string | null) =>
      track === null
        ? `${from} to ${to}`
        : `${from} to ${to}, began with ${isolated(track)}${
          artist === null ? "" : ` by ${isolated(artist)}`
        }`,
    columns: {
      day: "Day",
      from: "From",
      to: "To",
      hours: "Listening",
      plays: "Plays",
      track: "Began with",
    },
  },
  perDay: {
    topic: "Sessions a day",
    name: "Sessions a day with music, by month",
    finding: (times: string, span: string) =>
      `You put music on ${times === "1" ? "once" : `${times} times`} a day, ${span} each`,
    value: (times: string, span: string) =>
      `${times} ${times === "1" ? "session" : "sessions"} a day, ${span} each`,
    nothing: "no session",
    columns: {
      month: "Month",
      sessions: "Sessions",
      days: "Days with music",
      perDay: "A day",
      each: "Listening each",
      longest: "The longest",
    },
  },
} as const;
