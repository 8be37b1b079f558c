/** Ranges of local days, both ends included. Dates are ISO texts. */

/** From one day to another. */
export interface Range {
  readonly start: string;
  readonly end: string;
}

/** A range with a name that stays the same. */
export interface Preset extends Range {
  readonly kind: "all" | "days" | "month" | "year";
  /** The number of days, the month or the year. */
  readonly value: string;
}

/** How the numbers of a range are set beside others. */
export type Comparison = "none" | "previous" | "year";

/**
 * The presets that suit some data: all of it, its last days and month, and each of its years, the
 * latest first. They are counted from the last day of the data, as an export is always some days old.
 *
 * @example
 * ```ts
 * import { presetsOf } from "./ranges.ts";
 *
 * const presets = presetsOf({ start: "2023-05-01", end: "2024-03-10" });
 * console.assert(presets.map(({ value }) => value).join() === ",7,30,2024-03,2024,2023");
 * ```
 */
export function presetsOf(data: Range): Preset[] {
  const last = Temporal.PlainDate.from(data.end);
  const first = Temporal.PlainDate.from(data.start);
  const days = (count: number): Preset => ({
    kind: "days",
    value: String(count),
    start: latest(data.start, last.subtract({ days: count - 1 }).toString()),
    end: data.end,
  });
  const years = Array.from({ length: last.year - first.year + 1 }, (_, i) => last.year - i);
  return [
    { kind: "all", value: "", ...data },
    days(7),
    days(30),
    {
      kind: "month",
      value: last.toPlainYearMonth().toString(),
      start: last.with({ day: 1 }).toString(),
      end: last.with({ day: last.daysInMonth }).toString(),
    },
    ...years.map((year): Preset => ({
      kind: "year",
      value: String(year),
      start: `${year}-01-01`,
      end: `${year}-12-31`,
    })),
  ];
}

/** The preset that a range is, if it is one. */
export function presetOf(range: Range, presets: readonly Preset[]): Preset | undefined {
  return presets.find(({ start, end }) => start === range.start && end === range.end);
}

/** The part of a range that has data. */
export function within(range: Range, data: Range): Range {
  return {
    start: latest(range.start, data.start),
    end: range.end < data.end ? range.end : data.end,
  };
}

/** How many days a range has. */
export function daysIn({ start, end }: Range): number {
  const until = Temporal.PlainDate.from(start).until(end, { largestUnit: "days" });
  return until.days + 1;
}

/**
 * What a range is compared with: as many days just before it, or the same days a year earlier. A
 * whole year or month is compared with the whole one before.
 */
export function comparedWith(range: Range, comparison: Comparison): Range | null {
  if (comparison === "none") return null;
  const start = Temporal.PlainDate.from(range.start);
  const end = Temporal.PlainDate.from(range.end);
  const back = stepBack(range, comparison);
  return {
    start: start.subtract(back).toString(),
    end: comparison === "year"
      ? lastDayKept(end, end.subtract(back)).toString()
      : start.subtract({ days: 1 }).toString(),
  };
}

/** How far back a comparison goes: a year, or as many months or days as the range has. */
export function stepBack(
  range: Range,
  comparison: Exclude<Comparison, "none">,
): { years: number } | { months: number } | { days: number } {
  if (comparison === "year") return { years: 1 };
  const start = Temporal.PlainDate.from(range.start);
  const end = Temporal.PlainDate.from(range.end);
  const isWhole = start.day === 1 && end.day === end.daysInMonth;
  if (!isWhole) return { days: daysIn(range) };
  return { months: (end.year - start.year) * 12 + end.month - start.month + 1 };
}

/** A month's last day stays one: a year before 28 February 2025 is 29 February 2024. */
function lastDayKept(from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.PlainDate {
  return from.day === from.daysInMonth ? to.with({ day: to.daysInMonth }) : to;
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
