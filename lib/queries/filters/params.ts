/** Every parameter of the API and of the pages, each declared once. */
import { type Comparison, parseRange } from "./comparison.ts";
import { decodeCursor, encodeCursor, type PlaysCursor } from "./cursor.ts";

/** A JSON Schema, as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

/** One parameter: its purpose, its values, and how text becomes a value and back. */
export interface Param<T> {
  readonly help: string;
  /** What it expects, in a few words, for errors. */
  readonly expects: string;
  readonly schema: Schema;
  /** The value when none is given. */
  readonly fallback?: T;
  /** The value of a text; undefined when the text is wrong. */
  parse(text: string): T | undefined;
  /** The text of a value. */
  format(value: T): string;
}

/** The longest accepted name, in UTF-16 units; Spotify's own are shorter. */
const LONGEST_NAME = 500;

/** The lengths of a trend's buckets. */
export const GRANULARITIES = ["day", "week", "month", "year"] as const;

/** The families of devices. */
export const PLATFORMS = [
  ...["ios", "android", "desktop", "web"] as const,
  ...["cast", "console", "car", "other"] as const,
] as const;

/** The shapes of a picture to share: for a feed, for a story, square. */
export const SHAPES = ["4x5", "9x16", "1x1"] as const;

/** Every parameter by name, in the order in which addresses have them. */
export const PARAMS = {
  startDate: date("The first local day that counts; from the first play when not given."),
  endDate: date("The last local day that counts; to the latest play when not given."),
  artist: name("Only this artist, by its exact name."),
  album: name("Only this album, by its exact name."),
  track: name("Only tracks of this exact title."),
  genre: name("Only artists of this genre, or of this broad genre, by its exact name."),
  platform: choice(PLATFORMS, "Only plays on this family of devices."),
  country: {
    help: "Only plays from this country, by its two letters.",
    expects: "two letters, such as CA",
    schema: { type: "string", pattern: "^[A-Za-z]{2}$" },
    parse: (text: string) => /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : undefined,
    format: String,
  },
  private: boolean("Only plays in private sessions (true), or without them (false)."),
  dow: integer(0, 6, "Only plays that ended on this local weekday, 0 = Sunday."),
  hour: integer(0, 23, "Only plays that ended in this local hour, 0 to 23."),
  released: {
    help: "Only tracks that came out in this year, as 1994, or decade, as 1990s.",
    expects: "a year such as 1994, or a decade such as 1990s",
    schema: { type: "string", pattern: "^(\\d{4}|\\d{3}0s)$" },
    parse: (text: string) => /^(\d{4}|\d{3}0s)$/.test(text) ? text : undefined,
    format: String,
  },
  popularity: {
    ...integer(0, 90, "Only tracks of this band of popularity: 0, 10, … 90, which holds 100 too."),
    expects: "0, 10, … 90",
    schema: { type: "integer", minimum: 0, maximum: 90, multipleOf: 10 },
    parse: (text: string) => /^([1-9]?0)$/.test(text) ? Number(text) : undefined,
  },
  reasonStart: name("Only plays that started for this reason, as the export writes it.", 100),
  reasonEnd: name("Only plays that ended for this reason, as the export writes it.", 100),
  credit: choice(
    ["album", "all"],
    "Whom a play counts for: the album's artist, or with `all` every artist that a service credits " +
      "its track to, and then the album's artist only as one of them; a play without a title then " +
      "counts for no one.",
  ),
  metric: choice(["hours", "plays"], "What the answer is ordered by.", "hours"),
  compare: {
    help: "The range to compare with: `previous` is the period of the same length just before, " +
      "`year` the same dates a year earlier, or any two days.",
    expects: "previous, year, or two days such as 2019-01-01..2019-12-31",
    schema: {
      type: "string",
      pattern: String.raw`^(previous|year|\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})$`,
    },
    parse: (text: string): Comparison | undefined =>
      text === "previous" || text === "year" ? text : parseRange(text, isDay),
    format: (value: Comparison) =>
      typeof value === "string" ? value : `${value.start}..${value.end}`,
  },
  granularity: choice(
    GRANULARITIES,
    "How long each bucket is; without it, days up to 62 days, weeks up to a year, months beyond.",
  ),
  since: choice(
    ["data", "range"],
    "From when on listening is added up: from the first month of the data, or the range's first day.",
    "data",
  ),
  groupBy: choice(
    ["year", "decade", "genre", "broad", "show", "episode"],
    "What a row stands for.",
  ),
  kind: choice(["artist", "track", "album"], "What is ranked.", "artist"),
  show: name("Only episodes of this podcast, by its exact name."),
  q: name("What to look for; accents and case do not matter.", 200),
  sort: choice(["rank", "name", "first", "last"], "What the rows are sorted by.", "rank"),
  direction: choice(
    ["asc", "desc"],
    "Which way the rows are sorted; by default the latest first, everything else ascending.",
  ),
  limit: integer(1, 100, "How many rows at most."),
  page: integer(1, 10_000, "Which page of `limit` rows, from 1.", 1),
  ids: ids(100, "Only these: the `id`s that `ranking` gives, separated by commas."),
  date: date("The day to look back from; today when not given."),
  year: integer(1970, 2200, "The year to review."),
  uri: {
    help: "A track's URI.",
    expects: "a URI such as spotify:track:4uLU6hMCjMI75M1A2tKUQC",
    schema: { type: "string", pattern: "^spotify:", maxLength: LONGEST_NAME },
    parse: (text: string) => text.startsWith("spotify:") && isName(text) ? text : undefined,
    format: String,
  },
  cursor: {
    help: "The `next_cursor` of the previous page.",
    expects: "the next_cursor of an answer",
    schema: { type: "string", maxLength: 4000 },
    parse: (text: string): PlaysCursor | undefined => decodeCursor(text),
    format: (cursor: PlaysCursor) => encodeCursor(cursor),
  },
  pick: {
    ...ids(100, "The `id`s of the rows that a page draws together: the first five of these."),
    parse: (text: string) => isIds(text, 100) ? firstPicks(text) : undefined,
  },
  race: choice(["artists", "genres"], "What races on the page of taste.", "artists"),
  shape: choice(SHAPES, "The shape of a picture to share.", "4x5"),
  month: {
    help: "The month at which the race stands.",
    expects: "a month such as 2019-06",
    schema: { type: "string", pattern: "^\\d{4}-\\d{2}$" },
    parse: (text: string) => isDay(`${text}-01`) ? text : undefined,
    format: String,
  },
} as const satisfies Record<string, Param<unknown>>;

/** The name of a parameter. */
export type ParamName = keyof typeof PARAMS;

type Value<N extends ParamName> = Exclude<ReturnType<(typeof PARAMS)[N]["parse"]>, undefined>;

/** The values of parameters: those that were given, or have a default. */
export type Filters = { readonly [N in ParamName]?: Value<N> };

/** The parameters that narrow down which plays count. */
export const FILTERS = [
  ...["startDate", "endDate", "artist", "album", "track"] as const,
  ...["genre", "platform", "country", "private"] as const,
] as const satisfies readonly ParamName[];

/** The parameters that choose single plays by when and how they were played, and what of. */
export const MOMENTS = [
  ...["dow", "hour", "released", "popularity", "reasonStart", "reasonEnd"] as const,
] as const satisfies readonly ParamName[];

/** A parameter that narrows down which plays count. */
export type FilterName = (typeof FILTERS)[number];

/** How long a trend's buckets are. */
export type Granularity = (typeof GRANULARITIES)[number];

function name(help: string, longest = LONGEST_NAME): Param<string> {
  return {
    help,
    expects: `1 to ${longest} characters without NUL`,
    schema: { type: "string", minLength: 1, maxLength: longest },
    parse: (text) => isName(text, longest) ? text : undefined,
    format: String,
  };
}

/**
 * Whether a text can be a name: not empty, not too long, and storable in a database.
 *
 * @example
 * ```ts
 * import { isName } from "./params.ts";
 *
 * console.assert(isName("AC/DC") && !isName("a\0b"));
 * ```
 */
export function isName(text: string, longest = LONGEST_NAME): boolean {
  return text.length > 0 && text.length <= longest && !text.includes("\0") && text.isWellFormed();
}

function date(help: string): Param<string> {
  return {
    help,
    expects: "a day such as 2024-01-31, from 1970-01-01 to 2200-12-31",
    schema: { type: "string", format: "date" },
    parse: (text) => isDay(text) ? text : undefined,
    format: String,
  };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "1970-01-01" || text > "2200-12-31") return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function choice<const T extends string>(
  values: readonly T[],
  help: string,
  fallback?: NoInfer<T>,
): Param<T> {
  return {
    help,
    expects: values.length === 1 ? `${values[0]}` : `one of ${values.join(", ")}`,
    schema: { type: "string", enum: values },
    ...(fallback === undefined ? {} : { fallback }),
    parse: (text) => values.find((value) => value === text),
    format: String,
  };
}

function boolean(help: string): Param<boolean> {
  return {
    help,
    expects: "true or false",
    schema: { type: "boolean" },
    parse: (text) => text === "true" ? true : text === "false" ? false : undefined,
    format: String,
  };
}

/** Numbers separated by commas. */
function ids(most: number, help: string): Param<string> {
  return {
    help,
    expects: `1 to ${most} ids that ranking gives, separated by commas`,
    schema: { type: "string", pattern: `^\\d{1,19}(,\\d{1,19}){0,${most - 1}}$` },
    parse: (text) => isIds(text, most) ? text : undefined,
    format: String,
  };
}

/** Whether a text is up to `most` numbers that each fit into a `bigint`. */
function isIds(text: string, most: number): boolean {
  const numbers = text.split(",");
  return numbers.length <= most &&
    numbers.every((id) => /^\d{1,19}$/.test(id) && BigInt(id) < 2n ** 63n);
}

/** How many rows can be drawn together. */
export const MOST_PICKS = 5;

function firstPicks(text: string): string {
  return [...new Set(text.split(","))].slice(0, MOST_PICKS).join();
}

function integer(least: number, most: number, help: string, fallback?: number): Param<number> {
  return {
    help,
    expects: `a whole number from ${least} to ${most}`,
    schema: { type: "integer", minimum: least, maximum: most },
    ...(fallback === undefined ? {} : { fallback }),
    format: String,
    parse: (text) => {
      const number = Number(text);
      return /^\d{1,9}$/.test(text) && number >= least && number <= most ? number : undefined;
    },
  };
}
