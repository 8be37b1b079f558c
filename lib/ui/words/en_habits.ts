import type { HabitShare, HabitYears, SkipExtremes } from "../findings/habits.ts";
import type { DeviceYears, Reason, ToEnd, TopNamed } from "../findings/segments.ts";
import { type Finding, ratioOf, type Uncovered } from "../findings/finding.ts";
import { clock, count, country, finePercent, isolated, list, lowered, percent } from "./format.ts";
import { counted, knownNote, shareOf } from "./quantities.ts";

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
  trackdone: "Previous track ended",
  fwdbtn: "Next was pressed",
  backbtn: "Back was pressed",
  clickrow: "Picked from a list",
  playbtn: "Play was pressed",
  appload: "The app opened",
  remote: "Started from another device",
  trackerror: "Previous track failed",
  uriopen: "A link was opened",
  popup: "Picked in a window",
  reconnect: "The connection came back",
  "switched-to-audio": "Switched from video",
  "switched-to-video": "Switched to video",
};

const ENDS: Readonly<Record<string, string>> = {
  trackdone: "Played to the end",
  fwdbtn: "Next was pressed",
  backbtn: "Back was pressed",
  endplay: "Stopped, or another track was picked",
  clickrow: "Another track was picked",
  playbtn: "Another track was played",
  logout: "Logged out",
  remote: "Another device took over",
  "unexpected-exit": "The app closed",
  "unexpected-exit-while-paused": "The app closed while paused",
  trackerror: "It failed",
  "switched-to-audio": "Switched to audio",
  "switched-to-video": "Switched to video",
};

const UNKNOWN = "Unknown";

const named = (names: Readonly<Record<string, string>>, name: string | null) =>
  name === null || name === "" || name === "unknown" ? UNKNOWN : names[name] ?? name;

const NOT_SAID = "The export does not say";
const RARELY = "The export rarely says";

/** What a habit is called in sentences about shares of tracks. */
const DONE = {
  skip: "skipped",
  shuffle: "played in shuffle mode",
  offline: "played offline",
  private: "played in private sessions",
};

/** Where plays were played, as it follows them; every other device is told by its name. */
const ON: Readonly<Record<string, string>> = {
  ios: "on iPhone and iPad",
  android: "on Android",
  desktop: "on a computer",
  web: "in a browser",
  cast: "on speakers and TV",
  console: "on a games console",
  car: "in a car",
  other: "on other devices",
};

/** `on a computer`, from the name of a kind of device. */
export const onDevice = (name: string) => ON[name] ?? `on ${named(DEVICES, name)}`;

const device = (name: string | null) => named(DEVICES, name);
const start = (name: string | null) => named(STARTS, name);
const countryName = (code: string | null) => country(code ?? "") ?? UNKNOWN;

/** The texts of the page of habits. */
export const habits = {
  title: "Habits",
  unknown: UNKNOWN,
  device,
  start,
  end: (name: string | null) => named(ENDS, name),
  country: countryName,
  measure: { hours: "Hours", plays: "Tracks started" },
  hero: (found: HabitShare) => {
    if (found.says !== "share") return "How you listen";
    const ratio = ratioOf(found.share);
    if (ratio < 0.03) return "You hardly ever skip";
    if (ratio > 0.45 && ratio < 0.55) return "You skip every other track";
    if (ratio >= 0.55) return "You skip more than you finish";
    if (ratio >= 0.37) return "You skip two tracks in five";
    const one = Math.round(1 / ratio);
    return `You skip one track in ${NUMBERS[one] ?? count(one)}`;
  },
  lead: (records: number, skip: HabitShare, shuffle: HabitShare) =>
    [
      `${counted(records, "track")} started.`,
      ...[["skip", skip] as const, ["shuffle", shuffle] as const].flatMap(([habit, found]) =>
        found.says === "share" ? [sentence(found, DONE[habit])] : []
      ),
    ].join(" "),
  field: {
    name: (skipped: number) => `Of a hundred tracks started, ${count(skipped)} are skipped`,
    how: "A hundred tracks started; the coloured ones are skipped.",
  },
  figures: {
    skip: "Skipped",
    shuffle: "In shuffle",
    offline: "Offline",
    private: "In private sessions",
    value: (found: HabitShare) => found.says === "share" ? finePercent(ratioOf(found.share)) : "–",
    note: (found: HabitShare) => {
      if (found.says === "share") return `of ${counted(found.share.whole, "track")}${ofAll(found)}`;
      const { part, whole } = found.covered;
      if (part === whole) return `too few: ${counted(whole, "track")}`;
      if (found.says === "none") return "the export rarely says";
      return found.says === "few"
        ? `only ${count(part)} of ${counted(whole, "track")} ${part === 1 ? "says" : "say"} so`
        : `only ${shareOf(found.covered, false)} say so`;
    },
  },
  silent: (years: readonly string[]) =>
    `${list(years)} ${years.length === 1 ? "is" : "are"} left out: the export rarely says`,
  unsaid: "The export rarely says what was skipped in this range.",
  devices: {
    topic: "Devices over the years",
    finding: (found: DeviceYears) => {
      if (found.says === "none") return "No device is named";
      if (found.says === "few") return "Too few tracks name a device";
      if (found.says === "uncovered") return knownFor(found, "device");
      const name = device(found.name);
      if (found.says === "took-over") {
        return `In ${found.year} ${name} took over from ${device(found.from)}`;
      }
      return found.says === "throughout"
        ? `${name} came first in every year`
        : `${name} came first in ${found.year}`;
    },
    name: (measure: string) => `${measure} by device and year, short plays included`,
    year: "Year",
    inOneYear: {
      topic: "Devices",
      finding: (found: TopNamed) =>
        most(found, "device", device, {
          all: "All of it on",
          most: "Mostly",
          first: "Most often",
        }) ??
          "No device is named",
      name: (measure: string) => `${measure} by device, short plays included`,
      column: "Device",
    },
  },
  skipHours: {
    topic: "Skips by hour",
    finding: (found: SkipExtremes) => {
      if (found.says === "apart") {
        const [most, least] = [found.highest, found.lowest];
        return `You skip most around ${clock(Number(most.name))}, ${
          percent(ratioOf(most.share))
        } of tracks, and least around ${clock(Number(least.name))}, ${
          percent(ratioOf(least.share))
        }`;
      }
      return found.says === "even"
        ? "You skip about as often at every hour"
        : "Too few tracks to compare hours";
    },
    name: "Share of tracks started that are skipped, by hour",
    value: (share: string) => `${share} skipped`,
    columns: { hour: "Hour", records: "Started", known: "Known", share: "Skipped" },
  },
  skipDevices: {
    topic: "Skips by device",
    finding: (found: SkipExtremes) => {
      if (found.says === "apart") {
        const { name, share } = found.highest;
        return `You skip most ${onDevice(name)}: ${percent(ratioOf(share))} of ${
          counted(share.whole, "track")
        }`;
      }
      if (found.says === "even") return "You skip about as often on every device";
      return found.says === "one"
        ? `${device(found.name)}: ${percent(ratioOf(found.share))} of ${
          counted(found.share.whole, "track")
        } skipped`
        : "Too few tracks to compare devices";
    },
    name: "Share of tracks started that are skipped, by device",
    of: (skipped: number, known: number) => `${count(skipped)} of ${count(known)}`,
    columns: { device: "Device", records: "Started", known: "Known", share: "Skipped" },
  },
  skipArtists: {
    topic: "Skips by artist",
    finding: (name: string, skipped: number, known: number) =>
      `You skip ${isolated(name)} most: ${count(skipped)} of ${counted(known, "track")}`,
    none: "No artist was started 20 times",
    name: "The artists you skip most, among those started at least 20 times",
    columns: {
      artist: "Artist",
      records: "Started",
      known: "Known",
      skipped: "Skipped",
      share: "Share",
    },
    of: (skipped: number, known: number) => `${count(skipped)} of ${count(known)}`,
  },
  countries: {
    topic: "Countries",
    finding: (found: TopNamed) => {
      if (found.says === "all" || found.says === "most" || found.says === "first") {
        const name = countryName(found.name);
        const known = knownNote(found.covered, "the country is", found.isNarrowed);
        const note = known === null ? "" : `; ${known}`;
        if (found.says === "all") return `All of it in ${name}${note}`;
        const share = percent(ratioOf(found.share));
        const others = found.others === 1
          ? "the rest in one other country"
          : `the rest in ${count(found.others)} other countries`;
        return `${share} ${
          found.measure === "hours" ? "of hours" : "of tracks"
        } in ${name}, ${others}${note}`;
      }
      return most(found, "country", countryName, { all: "", most: "", first: "" }) ??
        "No country is named";
    },
    name: (measure: string) => `${measure} by country of the connection, short plays included`,
    country: "Country",
  },
  modes: {
    topic: { shuffle: "Shuffle", offline: "Offline", private: "Private sessions" },
    finding: (found: HabitYears, habit: "shuffle" | "offline" | "private") => {
      if (found.says === "none") return NOT_SAID;
      if (found.says === "uncovered") return RARELY;
      if (found.says === "few") return "Too few tracks a year to compare";
      if (found.says === "went") {
        const { first, last } = found;
        return `From ${finePercent(ratioOf(first.share))} of tracks in ${first.year} to ${
          finePercent(ratioOf(last.share))
        } in ${last.year}`;
      }
      const share = ratioOf(found.share);
      if (share === 0) return `No track was ${DONE[habit]} in ${found.year}`;
      const tracks = `${finePercent(share)} of tracks in ${found.year}`;
      return found.says === "stays" ? `Steady: ${tracks}` : tracks;
    },
    name: (mode: string) => `${mode}: share of tracks started, by year`,
    columns: { year: "Year", share: "Share" },
  },
  starts: {
    topic: "How plays start",
    finding: (found: Reason) => {
      if (found.says !== "first" || found.ties > 0) return partlySaid(found);
      const share = percent(ratioOf(found.share));
      return found.name === "trackdone"
        ? `${share} of tracks start automatically`
        : `Most often: ${lowered(start(found.name))}, ${share} of tracks`;
    },
    name: "Tracks started, by what started them",
    columns: { reason: "What started it", records: "Started", share: "Share" },
  },
  ends: {
    topic: "How plays end",
    finding: (found: ToEnd) =>
      found.says === "share"
        ? `${percent(ratioOf(found.share))} of tracks play to the end`
        : partlySaid(found),
    name: "Tracks started, by what ended them",
    columns: { reason: "What ended it", records: "Started", share: "Share" },
  },
  /** How many of the tracks a list of reasons or devices is of. */
  knownOf: (known: number, records: number) =>
    known === records ? null : `known for ${count(known)} of ${counted(records, "track")}`,
  account: {
    topic: "What this data is",
    finding: "Account data does not say how you listened",
    text:
      "It names tracks, artists and times. Skips, shuffle, devices, countries, and what started and " +
      "ended each play are only in the extended streaming history.",
    how:
      "Ask for it at spotify.com/account/privacy: tick “Extended streaming history”, confirm by " +
      "email, and put the ZIP beside this one when it arrives some days later.",
  },
};

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

/** `34 % of the 40,100 that say so were skipped.` */
function sentence(found: HabitShare & { readonly says: "share" }, done: string): string {
  const share = percent(ratioOf(found.share));
  const whole = ratioOf(found.covered) === 1
    ? share
    : `${share} of the ${count(found.share.whole)} that say so`;
  return `${whole} ${found.share.whole === 1 ? "was" : "were"} ${done}.`;
}

function ofAll(found: HabitShare & { readonly says: "share" }): string {
  return ratioOf(found.covered) === 1 ? "" : " that say so";
}

/** `The device is known for only 1 % of your hours` */
function knownFor(
  { covered, isNarrowed }: Uncovered & { readonly isNarrowed: boolean },
  what: "device" | "country",
): string {
  return `The ${what} is known for only ${shareOf(covered, isNarrowed)}`;
}

/** `Mostly Android`, for what holds more than half; null where nothing is named. */
function most(
  found: TopNamed,
  what: "device" | "country",
  nameOf: (name: string | null) => string,
  { all, most, first }: { readonly all: string; readonly most: string; readonly first: string },
): string | null {
  if (found.says === "none") return null;
  if (found.says === "few") return "Too few tracks to tell";
  if (found.says === "uncovered") {
    return knownFor(found, what);
  }
  if (found.ties > 0) return "None comes first alone";
  const how = found.says === "all" ? all : found.says === "most" ? most : first;
  const unit = found.measure === "hours" ? "hours" : "tracks";
  const share = found.says === "all" ? "" : `: ${percent(ratioOf(found.share))} of ${unit}`;
  const known = knownNote(found.covered, `the ${what} is`, found.isNarrowed);
  return `${how} ${nameOf(found.name)}${share}${known === null ? "" : `; ${known}`}`;
}

function partlySaid(found: Finding<{ readonly says: string }>): string {
  if (found.says === "none") return NOT_SAID;
  if (found.says === "few") return "Too few tracks to tell";
  return found.says === "uncovered" ? RARELY : "No reason comes first alone";
}
