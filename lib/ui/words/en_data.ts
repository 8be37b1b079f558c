import { count, percent } from "./format.ts";

/** The receipt's texts. */
export const data = {
  title: "Data",
  hero: (records: string) => `${records} records, every one accounted for`,
  heroOff: (records: string) => `${records} records, and the sums differ`,
  heroNone: "Not a single record yet",
  lead: (files: number, day: string, plays: string) =>
    `Read ${day === "" ? "" : `on ${day} `}from ${
      plural(files, "file")
    }. ${plays} count as plays; ` +
    "each of the others is kept, counted, and listed here with its reason.",
  receipt: {
    caption: "Where every record ended",
    line: "What became of it",
    count: "Records",
    read: "Records read",
    lines: {
      plays: "Plays",
      duplicates: "Duplicates",
      rejected: "Rejected",
    },
    total: "All of them",
    balanced: "It balances.",
    off: (difference: string) => `It does not: ${difference} records are unaccounted for.`,
    made: (when: string) => `Made ${when} UTC`,
    thanks: "Keep for your records.",
  },
  sources: {
    topic: "Where it came from",
    none: "No source holds a dated record",
    one: (day: string, end: string) => `One file covers ${day} to ${end}`,
    apart: (files: number) => `${plural(files, "file")} end to end; no day is in two of them`,
    overlap: (days: number, duplicates: number) =>
      `Files overlap on ${plural(days, "day")}; what was in two of them counts once ` +
      `(${plural(duplicates, "duplicate")})`,
    name: "Sources along time, overlaps marked",
    bar: (name: string, from: string, to: string, records: string) =>
      `${name}: ${from} to ${to}, ${records} records`,
    seam: "files overlap here",
    note: "Each bar is a file, from its first record to its last; overlaps are marked in colour.",
    columns: ["File", "Kind", "First", "Last", "Records", "Plays", "Set aside", "Duplicates"],
    rejected: "Rejected",
  },
  setAside: {
    topic: "What was set aside",
    none: "Nothing was set aside",
    finding: (share: number, name: string) =>
      `${percent(share)} of all records are no plays, most of them ${name.toLowerCase()}`,
    reasons: {
      short: {
        name: "Too short",
        why: (seconds: string) =>
          `Music that stopped before ${seconds}. It counts as skips in Habits, nowhere else.`,
      },
      podcast: { name: "Podcasts", why: (_: string) => "Episodes; they have a page of their own." },
      audiobook: { name: "Audiobooks", why: (_: string) => "Chapters of books." },
      video: {
        name: "Videos",
        why: (_: string) => "Told by the name of their file, as nothing in them says so.",
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
    },
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
    names: {
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
    },
  },
  rejects: {
    topic: "What could not be used",
    none: "Every record could be used",
    finding: (records: number) => `${plural(records, "record")} could not be used`,
    more: (shown: string, all: string) => `The first ${shown} of ${all}.`,
    columns: { file: "File", position: "Position", reason: "Reason" },
    note: "They are kept in the database with their private fields removed.",
  },
  coverage: {
    topic: "What is known about the music",
    none: "Nothing is known beyond names yet",
    fetch: "Genres, release years and sound come from music services. Fetch them with",
    finding: (what: string, share: number) => `${what} known for ${percent(share)} of your hours`,
    kinds: {
      tracks: "Tracks",
      release_years: "Release years",
      popularity: "Popularity",
      genres: "Genres",
      audio_features: "Audio features",
    },
    what: "What",
    hours: "Share of hours",
    plays: "Share of plays",
    ofPlays: (share: string) => `${share} of plays`,
    note: "Share of hours for which it is known",
  },
  assumptions: {
    topic: "How it was counted",
    finding: "Four rules decide every number on this site",
    shortest: "Shortest play",
    shortestNote: "Spotify's own line for a stream. Change it with MIN_PLAY_DURATION_MS.",
    zone: "Whose clock",
    zones: (zones: number) => plural(zones, "zone"),
    zoneNote: (zone: string) => `Days and hours are local time in ${zone}.`,
    zonesNote: (zone: string) => `A travel log decides by date; at home it is ${zone}.`,
    zoneUnknown: "Not said",
    duplicates: "Met twice",
    duplicatesNote: "The same moment, track and length is one event, however many files have it.",
    session: "Pause that ends a session",
    sessionNote: "From the end of one play to the start of the next.",
    sessionValue: "30 min",
  },
  definitions: {
    topic: "What each number means",
    finding: (questions: number) => `${questions} questions make up every page`,
    note: "As the code declares them; each is also an address that answers in JSON.",
  },
  versions: {
    topic: "Versions",
    finding: "What answered you",
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
} as const;

function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}
