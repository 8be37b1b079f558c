import type { Habit } from "../../queries/questions/habits.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { list as listed } from "../words/format.ts";
import { words } from "../words/mod.ts";
import type { Metric } from "./metric.ts";
import type { PageContext } from "../page_context.ts";
import { settled } from "./settled.ts";

/** How many artists are listed. */
const ARTISTS = 10;

/** All that the page of habits shows. */
export async function loadHabits(store: Store, { filters, before: compared }: PageContext) {
  const [habits, before, skips] = await Promise.all([
    store.query(QUESTIONS.habits, filters),
    compared === null ? null : store.query(QUESTIONS.habits, compared),
    settled(store.query(QUESTIONS.skips, { ...filters, limit: ARTISTS })),
  ]);
  return {
    ...partsOf(habits.data),
    /** All records of the compared range. */
    before: before === null ? undefined : partsOf(before.data).all,
    get skips() {
      return skips().data;
    },
  };
}

/** What {@linkcode loadHabits} gives. */
export type Habits = Awaited<ReturnType<typeof loadHabits>>;

/** The parts of the answer by name. */
export function partsOf(rows: readonly Habit[]) {
  const part = (name: string) => rows.filter((row) => row.part === name);
  const [all] = part("all");
  return {
    all,
    platforms: part("platform"),
    countries: part("country"),
    starts: part("reason_start"),
    ends: part("reason_end"),
    hours: part("hour"),
    years: part("year"),
    yearPlatforms: part("year_platform"),
  };
}

/** A row's measure: hours, or how many tracks were begun. */
export function amountOf(row: Habit, metric: Metric): number {
  return metric === "hours" ? row.hours : row.records;
}

/** The rows with most first; those without any are left out. */
export function byAmount(rows: readonly Habit[], metric: Metric): Habit[] {
  return rows.filter((row) => amountOf(row, metric) > 0)
    .toSorted((a, b) => amountOf(b, metric) - amountOf(a, metric));
}

/** Which years say nothing of skips, in words; empty when all do, or none. */
export function silentYears({ years }: Pick<Habits, "years">): string {
  const silent = years.filter(({ skip_share }) => skip_share === null);
  if (silent.length === 0 || silent.length === years.length) return "";
  return words.habits.silent(listed(silent.map(({ name }) => name ?? "")));
}
