import { add } from "./en_add.ts";
import { api } from "./en_api.ts";
import { data } from "./en_data.ts";
import { filters, help } from "./en_filters.ts";
import { overview } from "./en_overview.ts";
import { genre } from "./en_genre.ts";
import { moments } from "./en_moments.ts";
import { history } from "./en_history.ts";
import { podcasts } from "./en_podcasts.ts";
import { rules } from "./en_rules.ts";
import { search } from "./en_search.ts";
import { share } from "./en_share.ts";
import { sql } from "./en_sql.ts";
import { year } from "./en_year.ts";
import { habits } from "./en_habits.ts";
import { patterns } from "./en_patterns.ts";
import { taste } from "./en_taste.ts";
import { profile } from "./en_profile.ts";
import { ranking } from "./en_ranking.ts";
import { change } from "./en_change.ts";
import { list } from "./format.ts";
import { amount, averageAmount, counted, inRange, rangeName } from "./quantities.ts";
import type { Range } from "../../queries/filters/comparison.ts";

const PROVIDERS = new Map([
  ["spotify", "Spotify"],
  ["listenbrainz", "ListenBrainz"],
  ["musicbrainz", "MusicBrainz"],
  ["wikidata", "Wikidata"],
  ["reccobeats", "ReccoBeats"],
  ["demo", "the demo"],
]);

/** English. */
export const en = {
  language: "en",
  site: "Tonearm",
  description: "What you listened to on Spotify, from your own export.",
  title: (page: string) => `${page} · Tonearm`,
  skip: "Skip to the content",
  home: "Tonearm, to the overview",
  nav: {
    label: "Pages",
    top: "Top",
    more: "More",
    overview: "Overview",
    artists: "Artists",
    tracks: "Tracks",
    albums: "Albums",
    patterns: "Patterns",
    taste: "Taste",
    habits: "Habits",
    podcasts: "Podcasts",
    year: "Year",
    moments: "Moments",
    history: "History",
    data: "Data",
  },
  theme: {
    label: "Theme",
    system: "System",
    light: "Light",
    dark: "Dark",
  },
  colophon: {
    made: "Made on this machine from your own export.",
  },
  add,
  api,
  filters,
  help,
  spotify: "Open in Spotify",
  /** A service by its name. */
  providers: (name: string) => PROVIDERS.get(name) ?? name,
  credit: {
    label: "Whom a play counts for",
    album: "Album artist",
    all: "Every artist credited",
    note:
      "Each play counts for every artist credited on its track, so their hours add up to more than all listening.",
    genres: "Genres count each play once, for the album artist",
  },
  pictures: {
    label: "Covers and pictures",
    on: "With pictures",
    off: "Without pictures",
    none: "Nothing on this page comes from elsewhere.",
    from:
      "Covers and pictures come from Spotify, the Cover Art Archive and Wikimedia Commons; nothing else on this page comes from elsewhere.",
    credit: "Picture: Wikimedia Commons",
  },
  metric: {
    hours: "hours",
    plays: "plays",
  },
  change,
  /** What a value was before. */
  was: (value: string, before: Range) => `${value} ${inRange(before)}`,
  inRange,
  rangeName,
  amount,
  averageAmount,
  /** Where marks of charts and rows of lists lead. */
  markLinks: {
    show: (name: string) => `Show ${name.replace(/^The /, "the ")}`,
    plays: (name: string) => `Show the plays of ${name.replace(/^The /, "the ")}`,
    only: (name: string) => `Only ${name}`,
    weekdays: (weekday: string) => `${weekday}s`,
    weekHour: (weekday: string, clock: string) => `${weekday}s, ${clock}`,
    released: (year: string) => `what came out in ${year}`,
    popularity: (band: string) => `popularity ${band}`,
    reason: (reason: string) => `“${reason}”`,
    decade: (decade: string) => `the ${decade}`,
    all: "Show everything again",
  },
  chart: {
    table: "Table",
    csv: "CSV",
    keys: "Arrow keys go through the points.",
    enter: "Enter opens what a point stands for.",
    share: "Share",
  },
  error: {
    404: {
      title: "There is no such page",
      text: "The address is wrong, or what it named is not in your data.",
    },
    400: {
      title: "That cannot be shown",
      text: "Something in the address is not what the page expects.",
    },
    500: {
      title: "Something went wrong here",
      text: "It is not your fault. The terminal that runs the site says more.",
    },
    503: {
      title: "No record on yet",
      busy: "The record is being changed",
      text:
        "There is no database to read. Put the ZIP that Spotify sent you into data_raw/ and run",
      or: "or look around with an invented listener first:",
    },
    section: {
      title: "This card could not be made",
      text: "Its numbers could not be computed; everything else on the page is right.",
      retry: "Try again",
    },
    back: "Back to the overview",
  },
  sumsOnly: {
    title: "Not on a public site",
    part: "Not shown on a public site",
    why:
      "It would tell when something was played. A site without a password shows totals, and names " +
      "by whole months.",
    site:
      "This is a public site: it shows totals, and names by whole months, but no times of plays.",
    months: (from: string, to: string) =>
      `This public site shows whole months, from ${from} to ${to}.`,
  },
  nothing: {
    title: "Nothing was played",
    text: (from: string, to: string) =>
      `No play matches this range and these filters. Your data covers ${
        from === to ? from : `${from} to ${to}`
      }.`,
  },
  noPlays: {
    title: "Not a single play yet",
    none: "The database has no records. Is the export in data_raw/, as Spotify sent it?",
    /** Nothing that was read is music that played for long enough. */
    some: (parts: readonly { readonly reason: string; readonly records: number }[]) =>
      `Nothing that was read counts as a play: ${list(parts.map(noPlay))}.`,
    read: "What was read",
  },
  overview,
  data,
  year,
  moments,
  rules,
  search,
  history,
  podcasts,
  sql,
  patterns,
  taste,
  genre,
  share,
  habits,
  ranking,
  profile,
};

/** What a language has to say. */
export type Words = typeof en;

const NO_PLAYS: Readonly<Record<string, string>> = {
  short: "of tracks that were stopped early",
  podcast: "of podcasts",
  audiobook: "of audiobooks",
  video: "of videos",
  implausible: "that are implausible",
  "left out": "left out by your rules",
  "no duration": "without a duration",
};

/** `1,234 records of podcasts` */
function noPlay(
  { reason, records }: { readonly reason: string; readonly records: number },
): string {
  return `${counted(records, "record")} ${NO_PLAYS[reason] ?? reason}`;
}
