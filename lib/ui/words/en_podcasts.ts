import { count, isolated, percent } from "./format.ts";

/** The podcasts' texts. */
export const podcasts = {
  title: "Podcasts",
  hero: (value: string, shows: number) =>
    `${value} of ${shows === 1 ? "one show" : `${count(shows)} shows`}`,
  heroMany: (value: string, shows: number) => `${value} of your first ${count(shows)} shows`,
  lead: (episodes: string, plays: string) =>
    `${episodes} episodes, played ${plays} times; every start counts here, however short.`,
  against: (change: string) => ` Hours: ${change}.`,
  shows: {
    topic: "Shows",
    share: (name: string, share: number) =>
      `${isolated(name)} took ${percent(share)} of your podcast time`,
    only: (name: string) => `${isolated(name)} had all of it`,
    column: "Show",
    episodes: (episodes: number) => (episodes === 1 ? "1 episode" : `${count(episodes)} episodes`),
  },
  episodes: {
    topic: "Episodes",
    topicOf: (show: string) => `Episodes of ${isolated(show)}`,
    finding: (name: string, value: string) => `${value} went into ${isolated(name)}`,
    none: "No episode in this range",
    column: "Episode",
    last: (day: string) => `last ${day}`,
    all: "All shows",
    unknown: "No title",
  },
  columns: {
    hours: "Hours",
    plays: "Starts",
    episodes: "Episodes",
    first: "First",
    last: "Last",
  },
  none: {
    title: "No podcasts here",
    text:
      "Nobody talked in this range, or the export holds no episodes. Choose another range; the " +
      "page of your data says what was read.",
    link: "What was read",
  },
} as const;
