import { count, finePercent, isolated, percent } from "./format.ts";

const DEVICES: Readonly<Record<string, string>> = {
  ios: "iPhone and iPad",
  android: "Android",
  desktop: "Computer",
  web: "Browser",
  cast: "Speakers and TV",
  console: "Games console",
  car: "Car",
  other: "Other",
};

const STARTS: Readonly<Record<string, string>> = {
  trackdone: "The one before ended",
  fwdbtn: "Next was pressed",
  backbtn: "Back was pressed",
  clickrow: "Picked from a list",
  playbtn: "Play was pressed",
  appload: "The app opened",
  remote: "Another device asked for it",
  trackerror: "The one before failed",
  uriopen: "A link was opened",
  popup: "Picked in a window",
};

const ENDS: Readonly<Record<string, string>> = {
  trackdone: "Played to its end",
  fwdbtn: "Next was pressed",
  backbtn: "Back was pressed",
  endplay: "Stopped, or another was picked",
  clickrow: "Another was picked",
  playbtn: "Another was played",
  logout: "Logged out",
  remote: "Another device took over",
  "unexpected-exit": "The app closed",
  "unexpected-exit-while-paused": "The app closed while paused",
  trackerror: "It failed",
};

const named = (names: Readonly<Record<string, string>>, name: string | null, unsaid: string) =>
  name === null || name === "" || name === "unknown" ? unsaid : names[name] ?? name;

/** The texts of the page of habits. */
export const habits = {
  title: "Habits",
  device: (name: string | null) => named(DEVICES, name, "Not said"),
  start: (name: string | null) => named(STARTS, name, "Not said"),
  end: (name: string | null) => named(ENDS, name, "Not said"),
  unknownCountry: "Unknown",
  hero: (share: number | null) => {
    if (share === null) return "How you listen";
    if (share < 0.03) return "You hardly skip a thing";
    if (share > 0.45 && share < 0.55) return "You skip every other track";
    if (share >= 0.55) return "You skip more than you hear out";
    return `You skip one track in ${NUMBERS[Math.round(1 / share)] ?? Math.round(1 / share)}`;
  },
  lead: (records: string, skip: number | null, shuffle: number | null) =>
    [
      `${records} tracks were begun`,
      ...(skip === null ? [] : [`${percent(skip)} of them skipped`]),
      ...(shuffle === null ? [] : [`${percent(shuffle)} came in shuffle`]),
    ].join(", ") + ".",
  field: {
    name: (skipped: number) => `Of a hundred tracks begun ${count(skipped)} are skipped`,
    how: "A hundred tracks begun; those in colour are skipped.",
  },
  figures: {
    skip: "Skipped",
    shuffle: "In shuffle",
    offline: "Offline",
    incognito: "In private sessions",
    of: (records: string) => `of ${records} begun`,
    unsaid: "the export does not say",
    none: "–",
    counted: "of what says so; short ones count too",
  },
  silent: (years: string) => `${years} rarely say it and are left out`,
  unsaid: "The export does not say what was skipped in this range.",
  devices: {
    topic: "Devices over the years",
    overtook: (name: string, other: string, year: string) =>
      `In ${year} ${name} took over from ${other}`,
    always: (name: string, years: number) =>
      years === 1 ? `Mostly ${name}` : `${name} first in every year`,
    none: "No device is named",
    name: (metric: string) => `${metric} by device and year, short plays too`,
    year: "Year",
    inOneYear: {
      topic: "Devices",
      name: (metric: string) => `${metric} by device, short plays too`,
      column: "Device",
    },
  },
  skipHours: {
    topic: "Skips by hour",
    finding: (hour: string, share: number, calm: string) =>
      `You are choosiest at ${hour}: ${percent(share)} skipped; calmest at ${calm}`,
    none: "Nothing is known of skips",
    name: "Share of tracks begun that are skipped, by hour",
    value: (share: string) => `${share} skipped`,
    columns: { hour: "Hour", records: "Begun", share: "Skipped" },
  },
  skipDevices: {
    topic: "Skips by device",
    finding: (name: string, share: number) => `${name} is skipped most: ${percent(share)}`,
    even: "You skip alike on every device",
    name: "Share of tracks begun that are skipped, by device",
    begun: (records: string) => `${records} begun`,
    columns: { device: "Device", records: "Begun", share: "Skipped" },
  },
  skipArtists: {
    topic: "Skips by artist",
    finding: (name: string, share: number) =>
      `${isolated(name)} is skipped ${percent(share)} of the time`,
    name: "The artists you skip most, of all time, among those begun at least 20 times",
    columns: { artist: "Artist", records: "Begun", skipped: "Skipped", share: "Share" },
    of: (skipped: string, records: string) => `${skipped} of ${records} begun`,
  },
  countries: {
    topic: "Countries",
    one: (name: string) => `All of it in ${name}`,
    finding: (name: string, share: number, others: number) =>
      `${percent(share)} in ${name}, the rest in ${
        others === 1 ? "one other country" : `${count(others)} other countries`
      }`,
    none: "No country is named",
    name: (metric: string) => `${metric} by country of the connection, short plays too`,
    country: "Country",
  },
  modes: {
    topic: { shuffle: "Shuffle", offline: "Offline", incognito: "Private sessions" },
    finding: {
      shuffle: (first: number, last: number, year: string) =>
        Math.abs(first - last) < 0.03
          ? `Shuffle stays at ${percent(last)}`
          : `Shuffle went from ${percent(first)} to ${percent(last)} in ${year}`,
      offline: (_: number, last: number, year: string) =>
        last === 0
          ? `Nothing was played offline in ${year}`
          : `${finePercent(last)} was played offline in ${year}`,
      incognito: (_: number, last: number, year: string) =>
        last === 0
          ? `Nothing was private in ${year}`
          : `${finePercent(last)} was private in ${year}`,
    },
    none: "The export does not say",
    name: (mode: string) => `${mode}: share of tracks begun, by year`,
    columns: { year: "Year", share: "Share" },
  },
  starts: {
    topic: "How plays start",
    byThemselves: (share: number) => `${percent(share)} begin by themselves`,
    finding: (name: string, share: number) => `${percent(share)}: ${lower(name)}`,
    name: "Tracks begun, by what began them",
    none: "The export does not say",
    columns: { reason: "What began it", records: "Begun", share: "Share" },
  },
  ends: {
    topic: "How plays end",
    finding: (share: number) => `${percent(share)} play to their end`,
    name: "Tracks begun, by what ended them",
    none: "The export does not say",
    columns: { reason: "What ended it", records: "Begun", share: "Share" },
  },
} as const;

const NUMBERS: Readonly<Record<number, string>> = {
  2: "two",
  3: "three",
  4: "four",
  5: "five",
  6: "six",
  7: "seven",
  8: "eight",
  9: "nine",
  10: "ten",
};

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
