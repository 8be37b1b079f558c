import type { Habit } from "../../queries/questions/habits.ts";
import type { HabitNumbers, NamedHabit } from "../findings/habits.ts";
import type { NamedPart } from "../findings/segments.ts";
import { count, country, hours } from "../words/format.ts";
import type { Metric } from "./metric.ts";

/** The answer of `habits` by what its rows stand for. */
export interface HabitRows {
  readonly all: Habit | undefined;
  readonly platforms: readonly Habit[];
  readonly countries: readonly Habit[];
  readonly starts: readonly Habit[];
  readonly ends: readonly Habit[];
  readonly hours: readonly Habit[];
  readonly years: readonly Habit[];
  readonly yearPlatforms: readonly Habit[];
}

/** The rows of an answer, sorted apart. */
export function habitRows(rows: readonly Habit[]): HabitRows {
  const of = (part: string) => rows.filter((row) => row.part === part);
  return {
    all: of("all")[0],
    platforms: of("platform"),
    countries: of("country"),
    starts: of("reason_start"),
    ends: of("reason_end"),
    hours: of("hour"),
    years: of("year"),
    yearPlatforms: of("year_platform"),
  };
}

/** What a record may say of itself. */
export type HabitName = "skip" | "shuffle" | "offline" | "private";

/** How many of a row's records say something, and how many say yes. */
export function habitNumbers(row: Habit, habit: HabitName): HabitNumbers {
  const { records } = row;
  if (habit === "skip") return { records, known: row.skip_known, yes: row.skipped };
  if (habit === "shuffle") return { records, known: row.shuffle_known, yes: row.shuffled };
  if (habit === "offline") return { records, known: row.offline_known, yes: row.offline };
  return { records, known: row.incognito_known, yes: row.incognito };
}

/** Rows with a name and what they say of skips; what is left over is no device. */
export function namedSkips(rows: readonly Habit[]): NamedHabit[] {
  return rows.flatMap((row) =>
    nameOf(row.name) === null ? [] : [{ name: row.name ?? "", ...habitNumbers(row, "skip") }]
  );
}

/** Hours, and how many tracks were started. */
type Amount = Pick<Habit, "hours" | "records">;

/** A row's measure: hours, or how many tracks were started. */
export function amountOf(row: Amount, metric: Metric): number {
  return metric === "hours" ? row.hours : row.records;
}

/** A row's measure as people read it. */
export function amountText(row: Amount, metric: Metric): string {
  return metric === "hours" ? hours(row.hours) : count(row.records);
}

/** The rows with most first; those without any are left out. */
export function byAmount<Row extends Amount>(rows: readonly Row[], metric: Metric): Row[] {
  return rows.filter((row) => amountOf(row, metric) > 0)
    .toSorted((a, b) => amountOf(b, metric) - amountOf(a, metric));
}

/** Rows as parts of a whole; null names what the export does not say. */
export function partsOf(
  rows: readonly Habit[],
  valueOf: (row: Habit) => number,
  toName: (name: string | null) => string | null = nameOf,
): NamedPart[] {
  return rows.map((row) => ({ name: toName(row.name), value: valueOf(row) }));
}

/** A meaningful name; null for the remainder and unknown values. */
export function nameOf(name: string | null): string | null {
  return name === null || name === "" || name === "unknown" || name === "other" ? null : name;
}

/** A country's code, where it stands for a country. */
export function countryCode(code: string | null): string | null {
  return code !== null && country(code) !== undefined ? code : null;
}
