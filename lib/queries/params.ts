/** Every parameter that a question may take, each declared once. */
import { decodeCursor, type PlaysCursor } from "./cursor.ts";

/** A JSON Schema, as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

/** One parameter: what it is for, what it may be, how its text becomes a value. */
export interface Param<T> {
  readonly help: string;
  /** What it expects, in a few words, for errors. */
  readonly expects: string;
  readonly schema: Schema;
  /** What holds when it is not given. */
  readonly fallback?: T;
  /** The value, or undefined when the text is none. */
  readonly parse: (text: string) => T | undefined;
}

/** The longest name that is taken, in UTF-16 units; Spotify's own are shorter. */
const LONGEST_NAME = 500;

/** Every parameter by name. */
export const PARAMS = {
  startDate: date("The first local day that counts; none means from the first play."),
  endDate: date("The last local day that counts; none means to the latest play."),
  metric: choice(["hours", "plays"], "What the answer is ordered by.", "hours"),
  limit: integer(1, 100, "How many rows at most."),
  offset: integer(0, 1_000_000, "How many rows to leave out first, for the next page."),
  artist: name("Only this artist, by its exact name."),
  album: name("Only this album, by its exact name."),
  track: name("Only tracks of this exact title."),
  platform: choice(
    ["ios", "android", "desktop", "web", "cast", "console", "car", "other"],
    "Only plays on this family of devices.",
  ),
  country: {
    help: "Only plays from this country, by its two letters.",
    expects: "two letters, such as CA",
    schema: { type: "string", pattern: "^[A-Za-z]{2}$" },
    parse: (text: string) => /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : undefined,
  },
  granularity: choice(
    ["day", "week", "month", "year"],
    "How long each bucket is; without it, days up to 62 days, weeks up to a year, months beyond.",
  ),
  groupBy: choice(
    ["year", "decade", "genre", "broad", "show", "episode"],
    "What a row stands for.",
  ),
  order: choice(["rank", "name", "first", "last"], "What the rows are sorted by.", "rank"),
  direction: choice(
    ["asc", "desc"],
    "Which way the rows are sorted; without it the usual one: the latest first, the rest upwards.",
  ),
  ids: {
    help: "Only these: the `id`s that `ranking` gives, with commas, 100 at most.",
    expects: "1 to 100 ids that ranking gives, with commas",
    schema: { type: "string", pattern: "^\\d{1,19}(,\\d{1,19}){0,99}$" },
    parse: (text: string) => isIds(text) ? text : undefined,
  },
  compareStartDate: date("The first local day of the range that ranks are compared with."),
  compareEndDate: date("The last local day of the range that ranks are compared with."),
  kind: choice(["artist", "track", "album"], "What is ranked.", "artist"),
  show: name("Only episodes of this podcast, by its exact name."),
  q: name("What to look for; accents and case do not matter.", 200),
  date: date("The day to look back from; today when not given."),
  year: integer(1970, 2200, "The year to review."),
  uri: {
    help: "A track's URI.",
    expects: "a URI such as spotify:track:4uLU6hMCjMI75M1A2tKUQC",
    schema: { type: "string", pattern: "^spotify:", maxLength: LONGEST_NAME },
    parse: (text: string) => text.startsWith("spotify:") && isName(text) ? text : undefined,
  },
  cursor: {
    help: "The `next_cursor` of the page before.",
    expects: "the next_cursor of an answer",
    schema: { type: "string", maxLength: 4000 },
    parse: (text: string): PlaysCursor | undefined => decodeCursor(text),
  },
} as const satisfies Record<string, Param<unknown>>;

/** The name of a parameter. */
export type ParamName = keyof typeof PARAMS;

type Value<N extends ParamName> = Exclude<ReturnType<(typeof PARAMS)[N]["parse"]>, undefined>;

/** The values of parameters: those that were given, or have a default. */
export type Filters = { readonly [N in ParamName]?: Value<N> };

function name(help: string, longest = LONGEST_NAME): Param<string> {
  return {
    help,
    expects: `1 to ${longest} characters without NUL`,
    schema: { type: "string", minLength: 1, maxLength: longest },
    parse: (text) => isName(text, longest) ? text : undefined,
  };
}

/**
 * Whether a text can be a name: not empty, not overlong, nothing that a database cannot store.
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
  };
}

/** Whether each is a number that a `bigint` holds. */
function isIds(text: string): boolean {
  return /^\d{1,19}(,\d{1,19}){0,99}$/.test(text) &&
    text.split(",").every((id) => BigInt(id) < 2n ** 63n);
}

function integer(least: number, most: number, help: string): Param<number> {
  return {
    help,
    expects: `a whole number from ${least} to ${most}`,
    schema: { type: "integer", minimum: least, maximum: most },
    parse: (text) => {
      const number = Number(text);
      return /^\d{1,9}$/.test(text) && number >= least && number <= most ? number : undefined;
    },
  };
}
