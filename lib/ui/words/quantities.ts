/** Numbers with their units, and ranges, as English sentences take them. */
import { plural, type PluralForms } from "../../core/plural.ts";
import { lastOfMonth } from "../views/days.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import { type Measure, ratioOf, type Share, type Whole } from "../findings/finding.ts";
import {
  compactDecimal,
  count,
  dayAndLongMonth,
  hours,
  longDay,
  longMonth,
  percent,
} from "./format.ts";

/** Every noun that is counted. */
const NOUNS = {
  album: { one: "album", other: "albums" },
  artist: { one: "artist", other: "artists" },
  country: { one: "country", other: "countries" },
  day: { one: "day", other: "days" },
  duplicate: { one: "duplicate", other: "duplicates" },
  episode: { one: "episode", other: "episodes" },
  file: { one: "file", other: "files" },
  genre: { one: "genre", other: "genres" },
  hour: { one: "hour", other: "hours" },
  match: { one: "match", other: "matches" },
  minute: { one: "minute", other: "minutes" },
  month: { one: "month", other: "months" },
  play: { one: "play", other: "plays" },
  record: { one: "record", other: "records" },
  release: { one: "release", other: "releases" },
  row: { one: "row", other: "rows" },
  second: { one: "second", other: "seconds" },
  session: { one: "session", other: "sessions" },
  show: { one: "show", other: "shows" },
  start: { one: "start", other: "starts" },
  track: { one: "track", other: "tracks" },
  version: { one: "version", other: "versions" },
  week: { one: "week", other: "weeks" },
  year: { one: "year", other: "years" },
  zone: { one: "zone", other: "zones" },
} as const satisfies Record<string, PluralForms>;

/** A noun that is counted. */
export type Noun = keyof typeof NOUNS;

/** `1 play`, `1,234 plays` */
export function counted(value: number, noun: Noun): string {
  return `${count(value)} ${plural(value, NOUNS[noun])}`;
}

/** The noun alone, in the form that goes with a number. */
export function nounFor(value: number, noun: Noun): string {
  return plural(value, NOUNS[noun]);
}

/** `once`, `twice`, `12 times` */
export function times(value: number): string {
  if (value === 1) return "once";
  return value === 2 ? "twice" : `${count(value)} times`;
}

/** A span of listening with its unit written out: `1,234 hours`, `12 minutes`, `40 seconds`. */
export function listening(value: number): string {
  if (value >= 9.95) return counted(Math.round(value), "hour");
  const minutes = Math.round(value * 60);
  if (minutes >= 60) {
    const tenths = Math.round(value * 10) / 10;
    return `${compactDecimal(tenths)} ${nounFor(tenths, "hour")}`;
  }
  const seconds = Math.round(value * 3600);
  return seconds < 60 && value > 0
    ? counted(Math.max(1, seconds), "second")
    : counted(minutes, "minute");
}

const NOUN_OF: Readonly<Record<Exclude<Measure, "hours">, Noun>> = {
  plays: "play",
  records: "record",
  starts: "start",
  days: "day",
  sessions: "session",
  tracks: "track",
  artists: "artist",
  albums: "album",
  shows: "show",
  episodes: "episode",
};

/** A value with its unit: `3.2 h`, `12 plays`. */
export function amount(value: number, measure: Measure): string {
  return measure === "hours" ? hours(value) : counted(value, NOUN_OF[measure]);
}

/** A range as it follows a number: `in 2024`, `in March 2024`, `on …`, `from … to …`. */
export function inRange(range: Range): string {
  const { start, end } = range;
  const name = rangeName(range);
  if (start === end) return `on ${name}`;
  return isYear(range) || isMonth(range) ? `in ${name}` : `from ${name}`;
}

/** A range by its name: `2024`, `March 2024`, `14 March 2024`, `4 to 10 March 2024`. */
export function rangeName(range: Range): string {
  const { start, end } = range;
  if (isYear(range)) return start.slice(0, 4);
  if (isMonth(range)) return fixed(longMonth(start));
  if (start === end) return fixed(longDay(start));
  if (start.slice(0, 7) === end.slice(0, 7)) {
    return `${Number(start.slice(8))} to ${fixed(longDay(end))}`;
  }
  const isOneYear = start.slice(0, 4) === end.slice(0, 4);
  const from = isOneYear ? dayAndLongMonth(start) : longDay(start);
  return `${fixed(from)} to ${fixed(longDay(end))}`;
}

function isYear({ start, end }: Range): boolean {
  return start.endsWith("-01-01") && end === `${start.slice(0, 4)}-12-31`;
}

function isMonth({ start, end }: Range): boolean {
  return start.endsWith("-01") && end === lastOfMonth(start);
}

/** A day stays with its month; the whole date may be wider than a narrow window's half. */
function fixed(date: string): string {
  return date.replace(" ", "\u00a0");
}

/** What shares are of; `your` is `these` where the plays are narrowed. */
const WHOLES: Readonly<Record<Whole, string>> = {
  hours: "your hours",
  plays: "your plays",
  "hours-with-genre": "the hours with a known genre",
  "plays-with-genre": "the plays with a known genre",
  "hours-with-year": "the hours with a known release year",
  "plays-with-year": "the plays with a known release year",
  "hours-with-popularity": "the hours with a known popularity",
  "plays-with-popularity": "the plays with a known popularity",
  "hours-with-device": "the hours on a known device",
  "records-with-device": "the tracks started on a known device",
  "hours-with-country": "the hours in a known country",
  "records-with-country": "the tracks started in a known country",
  "records-with-skip": "the tracks of which that is known",
  "records-with-shuffle": "the tracks of which that is known",
  "records-with-offline": "the tracks of which that is known",
  "records-with-private": "the tracks of which that is known",
  "records-with-start": "the tracks of which that is known",
  "records-with-end": "the tracks of which that is known",
  records: "the tracks started",
  "podcast-hours": "your podcast hours",
  "podcast-starts": "your podcast starts",
  artists: "the artists you played",
  days: "all days",
};

/** `your hours`, `these plays` */
export function wholeOf(of: Whole, isNarrowed: boolean): string {
  return isNarrowed ? WHOLES[of].replace(/^your /, "these ") : WHOLES[of];
}

/** A share with what it is a share of: `12 % of your hours`. */
export function shareOf(share: Share, isNarrowed: boolean): string {
  return `${percent(ratioOf(share))} of ${wholeOf(share.of, isNarrowed)}`;
}

/** Of how much something is known, where that is not nearly all of it. */
export function knownNote(covered: Share, what: string, isNarrowed: boolean): string | null {
  return ratioOf(covered) >= NEARLY_ALL
    ? null
    : `${what} known for ${shareOf(covered, isNarrowed)}`;
}

const NEARLY_ALL = 0.995;

/** `twice`, `3.4 times`; for ratios that are about 2 and more. */
export function timesAs(ratio: number): string {
  return Math.abs(ratio - 2) < 0.05 ? "twice" : `${compactDecimal(ratio)} times`;
}

/** How far above the average something is: `14 % above`, `twice`, `3.4 times`. */
export function aboveAverage(ratio: number): string {
  return ratio < 1.95 ? `${percent(ratio - 1)} above average` : `${timesAs(ratio)} the average`;
}

/** `and 2 others` behind the first of equals; `and at least 9 others` where a list ends among them. */
export function andOthers(
  { ties, isAtLeast = false }: { readonly ties: number; readonly isAtLeast?: boolean },
  one = "one other",
  many = "others",
): string {
  if (ties === 0) return "";
  const least = isAtLeast ? "at least " : "";
  return ties === 1 ? ` and ${least}${one}` : ` and ${least}${count(ties)} ${many}`;
}

/** An average number of plays: tenths below ten. */
export function averageAmount(value: number, measure: "hours" | "plays"): string {
  if (measure === "hours") return hours(value);
  const shown = value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value);
  return `${compactDecimal(shown)} ${nounFor(shown, "play")}`;
}
