import type { LeastKnown, SetAsideShare, SourceDays } from "../findings/sources.ts";
import { ratioOf } from "../findings/finding.ts";
import { definitions } from "./en_definitions.ts";
import { count, longDay, percent } from "./format.ts";
import { counted, shareOf } from "./quantities.ts";

const KNOWN: Readonly<Record<string, string>> = {
  tracks: "Tracks",
  release_years: "Release years",
  popularity: "Popularity",
  genres: "Genres",
  audio_features: "Audio features",
};

const REASONS = {
  short: {
    name: "Too short",
    why: (seconds: string) =>
      `Music that stopped before ${seconds}. It counts as tracks started on Habits and nowhere else.`,
  },
  podcast: { name: "Podcasts", why: (_: string) => "Episodes; they have a page of their own." },
  audiobook: { name: "Audiobooks", why: (_: string) => "Chapters of audiobooks." },
  video: {
    name: "Videos",
    why: (_: string) => "Recognised by their file’s name; nothing in them says so.",
  },
  implausible: {
    name: "Implausible",
    why: (_: string) =>
      "Longer than a day, before Spotify opened in October 2008, or in the future.",
  },
  "left out": { name: "Left out", why: (_: string) => "By your own rules." },
  "no duration": {
    name: "Without duration",
    why: (_: string) => "Exports of 2018 do not say how long something played.",
  },
};

/** What a notice is about, in a word or two. */
const NOTICES: Readonly<Record<string, string>> = {
  "account-data-only": "Account data only",
  "zone-not-set": "Time zone",
  "unknown-keys": "New fields",
  "many-rejected": "Many rejected",
  "many-nameless": "Many without a name",
  "broken-characters": "Broken characters",
  "nothing-new": "Nothing new",
  "implausible": "Implausible",
  "overlapping-plays": "Overlapping plays",
  "music-videos": "Music videos",
  "rule-without-effect": "A rule without effect",
};

/** A reason for setting a record aside, as it is called. */
function reasonOf(reason: string): string {
  const named: Readonly<Record<string, { readonly name: string }>> = REASONS;
  return named[reason]?.name ?? reason;
}

/** The receipt's texts. */
export const data = {
  title: "Data",
  hero: (records: number, isBalanced: boolean) => {
    if (records === 0) return "No records yet";
    if (records === 1 && isBalanced) return "1 record, accounted for";
    return isBalanced
      ? `${counted(records, "record")}, every one accounted for`
      : `${counted(records, "record")}, and the sums differ`;
  },
  lead: (files: number, day: string, plays: number, records: number) => {
    const read = `Read ${day === "" ? "" : `on ${day} `}from ${counted(files, "file")}.`;
    if (records === 0) return read;
    if (plays === records) {
      return `${read} ${plays === 1 ? "The" : "Every"} record counts as a play.`;
    }
    const others = "is kept, counted, and listed here with its reason";
    return plays === 0
      ? `${read} No record counts as a play; each ${others}.`
      : `${read} ${count(plays)} ${
        plays === 1 ? "counts as a play" : "count as plays"
      }; each of the others ${others}.`;
  },
  receipt: {
    caption: "Where every record ended up",
    line: "What became of it",
    count: "Records",
    read: "Records read",
    lines: {
      plays: "Plays",
      duplicates: "Duplicates",
      rejected: "Rejected",
    },
    total: "Total",
    balanced: "It balances.",
    off: (difference: number) =>
      `It does not: ${counted(difference, "record")} ${
        difference === 1 ? "is" : "are"
      } unaccounted for.`,
    made: (when: string) => `Made ${when} UTC`,
    thanks: "Keep for your records.",
  },
  sources: {
    topic: "Where it came from",
    finding: (found: SourceDays) => {
      if (found.says === "none") return "No file has a dated record";
      const twice = found.duplicates === 0
        ? ""
        : `; ${counted(found.duplicates, "duplicate")} ${
          found.duplicates === 1 ? "counts" : "count"
        } once`;
      switch (found.says) {
        case "one":
          return `One file covers ${
            found.start === found.end
              ? longDay(found.start)
              : `${longDay(found.start)} to ${longDay(found.end)}`
          }${twice}`;
        case "overlap":
          return `Files overlap on ${counted(found.days, "day")}${twice}`;
        case "apart":
          return `${counted(found.files, "file")}, one after another${twice}`;
        default:
          return `${counted(found.files, "file")}${twice}`;
      }
    },
    name: "Sources over time, overlaps marked",
    bar: (name: string, from: string, to: string, records: number) =>
      `${name}: ${from} to ${to}, ${counted(records, "record")}`,
    note: "Each bar is a file, from its first record to its last; overlaps are coloured.",
    columns: ["File", "Kind", "First", "Last", "Records", "Plays", "Set aside", "Duplicates"],
    rejected: "Rejected",
  },
  setAside: {
    topic: "What was set aside",
    finding: (found: SetAsideShare) => {
      if (found.says === "none") return "Nothing was set aside";
      const name = reasonOf(found.reason).toLowerCase();
      const { part, whole } = found.share;
      if (part === whole) {
        return whole === 1
          ? `The only record isn’t counted as a play: ${name}`
          : `No record is counted as a play, ${ofThem(found)} ${name}`;
      }
      return part === 1
        ? `One record isn’t counted as a play: ${name}`
        : `${percent(ratioOf(found.share))} of all records aren’t counted as plays, ${
          ofThem(found)
        } ${name}`;
    },
    reasons: REASONS,
    records: "Records",
    hours: "Hours",
    reason: "Reason",
    note: "Share of all records",
  },
  notices: {
    topic: "Worth knowing",
    finding: (notices: number) =>
      notices === 1
        ? "One thing to know about this data"
        : `${count(notices)} things to know about this data`,
    note: "Found when the export was read.",
    name: (code: string) => NOTICES[code] ?? code,
  },
  rejects: {
    topic: "What could not be used",
    none: "Every record could be used",
    finding: (records: number) => `${counted(records, "record")} could not be used`,
    more: (shown: number, all: number) => `the first ${count(shown)} of ${count(all)}`,
    columns: { file: "File", position: "Position", reason: "Reason" },
    note: "They are kept in the database with their private fields removed.",
  },
  coverage: {
    topic: "What is known about the music",
    fetch: "Genres, release years and sound come from music services. Fetch them with",
    finding: (found: LeastKnown) =>
      found.says === "nothing"
        ? "Nothing is known beyond names yet"
        : found.says === "all"
        ? "Everything that services can add is known"
        : `${KNOWN[found.what] ?? found.what} ${
          found.what === "popularity" ? "is" : "are"
        } known least: for ${shareOf(found.share, false)}`,
    kinds: KNOWN,
    what: "What",
    hours: "Share of hours",
    plays: "Share of plays",
    ofPlays: (share: string) => `${share} of plays`,
    note: "Share of hours for which it is known",
  },
  assumptions: {
    topic: "How it was counted",
    finding: "Five rules decide every number on this site",
    shortest: "Shortest play",
    shortestNote: "Spotify's own line for a stream. Change it with MIN_PLAY_DURATION_MS.",
    zone: "Time zone",
    zones: (zones: number) => counted(zones, "zone"),
    zoneNote: (zone: string) => `Days and hours are local time in ${zone}.`,
    zonesNote: (zone: string) => `A travel log decides by date; at home it is ${zone}.`,
    zoneUnknown: "Unknown",
    duplicates: "Duplicates",
    duplicatesNote: "The same time, track and length is one play, however many files have it.",
    session: "Pause that ends a session",
    sessionNote: "From the end of one play to the start of the next.",
    sessionValue: definitions.pause,
    creditNote: (tracks: number) =>
      tracks === 0
        ? "As exports name it. No service has credited a track to anyone else."
        : `As exports name it. On Artists you can count for every artist credited: that changes ${
          counted(tracks, "track")
        }.`,
  },
  take: {
    topic: "Take it with you",
    finding: "Everything here is yours: ask it in SQL, or take it as files",
    console: "SQL console",
    consoleDoes:
      "Any read-only statement, on a copy of your database; answers as a table or as CSV.",
    exports: [
      {
        name: "All tables as Parquet",
        does: "For DuckDB, Spark, pandas and other tools for analysis:",
        command: "deno task export",
      },
      {
        name: "All tables as CSV",
        does: "For spreadsheets:",
        command: "deno task export --format csv",
      },
      {
        name: "All tables as JSON",
        does: "For your own programs:",
        command: "deno task export --format json",
      },
    ],
  },
  definitions: {
    topic: "What each number means",
    finding: (questions: number) => `Every page is made of answers to ${questions} questions`,
    note: "As the code defines them; each also has an address that answers in JSON.",
  },
  versions: {
    topic: "Versions",
    finding: "What this page was made with",
    engine: "Database",
    engines: { duckdb: "DuckDB, on this machine", postgres: "Postgres" },
    data: "Data version",
    metadata: "Metadata version",
    schema: "Schema version",
    built: "Made",
    synced: "Synced",
    utc: (when: string) => `${when} UTC`,
    unknown: "not recorded",
  },
};

/** `all of them`, `most of them`; `most often` where no reason has more than half. */
function ofThem({ share, records, isMost }: Extract<SetAsideShare, { says: "set-aside" }>): string {
  if (records === share.part) return "all of them";
  return isMost ? "most of them" : "most often";
}
