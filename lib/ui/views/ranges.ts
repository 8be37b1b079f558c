/** The ranges of local days that suit some data. */
import type { Range } from "../../queries/filters/comparison.ts";

/** A range with a name that stays the same. */
export interface Preset extends Range {
  readonly kind: "all" | "days" | "month" | "year";
  /** The number of days, the month or the year. */
  readonly value: string;
}

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

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
