/**
 * Numbers, dates and spans as people read them. Dates come as ISO texts of local time and are never
 * turned into instants.
 */
const LOCALE = "en-GB";
const NARROW = "\u202f";
const FIXED = "\u00a0";

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
// Always with its tenth: in a column, 9.0 stands beside 9.9.
const tenth = new Intl.NumberFormat(LOCALE, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const atMostTenth = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const ordinals = new Intl.PluralRules(LOCALE, { type: "ordinal" });
const compact = new Intl.NumberFormat(LOCALE, { notation: "compact", maximumFractionDigits: 1 });
const countries = new Intl.DisplayNames(LOCALE, { type: "region", fallback: "code" });

/** `1,234` */
export function count(value: number): string {
  return whole.format(value);
}

/** `1.4`, `2` */
export function compactDecimal(value: number): string {
  return atMostTenth.format(value);
}

/** `1.2K`, for axes. */
export function shortCount(value: number): string {
  return compact.format(value);
}

/**
 * `1,234 h`; below ten hours with a tenth, below one in minutes, below a minute in seconds.
 *
 * @example
 * ```ts
 * import { hours } from "./format.ts";
 *
 * console.assert(hours(1234.4) === "1,234\u00a0h");
 * ```
 */
export function hours(value: number): string {
  if (value > 0 && Math.round(value * 60) < 60) {
    const seconds = Math.max(1, Math.round(value * 3600));
    return seconds < 60 ? `${seconds}${FIXED}s` : `${Math.round(value * 60)}${FIXED}min`;
  }
  return `${(isBelowTen(value) ? tenth : whole).format(value)}${FIXED}h`;
}

/** Hours as a large number: `1,234`; with their unit where there are few. */
export function hoursFigure(value: number): string {
  return isBelowTen(value) ? hours(value) : whole.format(value);
}

/** A name as part of a sentence: its writing direction stays its own. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

/**
 * A text as a sentence begins with it.
 *
 * @example
 * ```ts
 * import { capitalized } from "./format.ts";
 *
 * console.assert(capitalized("élan vital") === "Élan vital");
 * ```
 */
export function capitalized(text: string): string {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase("en") + rest.join("");
}

/** A text as it goes on within a sentence. */
export function lowered(text: string): string {
  const [first = "", ...rest] = text;
  return first.toLocaleLowerCase("en") + rest.join("");
}

/** A span from hours: `3 h 12 min`, `45 min`, `20 s`. */
export function span(value: number): string {
  const seconds = Math.round(value * 3600);
  if (seconds < 60) return `${seconds}${FIXED}s`;
  const minutes = Math.round(seconds / 60);
  const rest = minutes % 60;
  if (minutes < 60) return `${minutes}${FIXED}min`;
  const full = `${whole.format(Math.floor(minutes / 60))}${FIXED}h`;
  return rest === 0 ? full : `${full}${FIXED}${rest}${FIXED}min`;
}

/** A share of 1 as `14 %`; what rounds to nothing as `<1 %`, what rounds to all as `>99 %`. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (share > 0 && rounded === 0) return `<1${NARROW}%`;
  if (share < 1 && rounded === 100) return `>99${NARROW}%`;
  return `${whole.format(rounded)}${NARROW}%`;
}

/** A share of 1 as `14 %`, below ten with a tenth: `1.4 %`. */
export function finePercent(share: number): string {
  const points = share * 100;
  if (share > 0 && points < 0.05) return `<0.1${NARROW}%`;
  if (share < 1 && points >= 99.5) return `>99${NARROW}%`;
  return `${(isBelowTen(points) ? tenth : whole).format(points)}${NARROW}%`;
}

/** Whether a number is something that rounds to less than 10.0. */
function isBelowTen(value: number): boolean {
  return value > 0 && value < 9.95;
}

/** `1st`, `2nd`, `14th` */
export function ordinal(value: number): string {
  const ending = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" };
  return `${whole.format(value)}${ending[ordinals.select(value)]}`;
}

/** `14 Mar 2024` */
export function plainDay(date: string): string {
  return inWords(date, { day: "numeric", month: "short", year: "numeric" });
}

/** `3 January 2015` */
export function longDay(date: string): string {
  return inWords(date, { day: "numeric", month: "long", year: "numeric" });
}

/** `3 January 2015 – 14 March 2024`, `1 – 31 March 2024`, or one day alone. */
export function dayRange(start: string, end: string): string {
  return formatOf({ day: "numeric", month: "long", year: "numeric" })
    .formatRange(timeOf(start), timeOf(end));
}

/** `Thu 14 Mar 2024` */
export function shortDay(date: string): string {
  const parts = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
  return inWords(date, parts).replace(",", "");
}

/** A text that stays on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(" ", FIXED);
}

/** `14 Mar` */
export function dayAndMonth(date: string): string {
  return inWords(date, { day: "numeric", month: "short" });
}

/** `14 March` */
export function dayAndLongMonth(date: string): string {
  return inWords(date, { day: "numeric", month: "long" });
}

/** `March 2024`, from a date or a month such as `2024-03`. */
export function longMonth(month: string): string {
  return inWords(month, { month: "long", year: "numeric" });
}

/** `March`, from `03`. */
export function monthName(month: string): string {
  return inWords(`2000-${month}`, { month: "long" });
}

/** The initial of a month's name, from 0 = January. */
export function monthInitial(month: number): string {
  return inWords(`2024-${String(month + 1).padStart(2, "0")}`, { month: "narrow" });
}

/** `Mar 2024` */
export function shortMonth(month: string): string {
  return inWords(month, { month: "short", year: "numeric" });
}

/** `Thursday`, from 0 = Sunday. */
export function weekday(dow: number, style: "long" | "short" = "long"): string {
  return inWords(`2023-01-0${dow + 1}`, { weekday: style }); // 1 January 2023 was a Sunday
}

/** `2016, 2017 and 2019` */
export function list(names: readonly string[]): string {
  return new Intl.ListFormat(LOCALE, { type: "conjunction" }).format(names);
}

/** `Canada`, from two letters; undefined for what stands for no country. */
export function country(code: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(code) || code === "ZZ") return undefined;
  const name = countries.of(code);
  return name === code ? undefined : name;
}

/** `21:00` */
export function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** A text that holds a month alone, as public sites tell moments, is told without a day. */
function inWords(iso: string, options: Intl.DateTimeFormatOptions): string {
  if (iso.length > 7) return formatOf(options).format(timeOf(iso));
  const { day: _day, weekday: _weekday, ...month } = options;
  return formatOf(month).format(timeOf(iso));
}

/** `21:05`, from a local time; undefined where only the month is told. */
export function timeOfDay(localTime: string): string | undefined {
  return localTime.length > 10 ? localTime.slice(11, 16) : undefined;
}

function timeOf(iso: string): number {
  const [year = "1970", month = "01", day = "01"] = iso.slice(0, 10).split("-");
  return Date.UTC(Number(year), Number(month) - 1, Number(day));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format is expensive to make and is made once. */
function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: "UTC" });
  formats.set(key, made);
  return made;
}
