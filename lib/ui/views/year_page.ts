import { QUESTIONS } from "../../queries/questions.ts";
import { RequestError } from "../../core/request_error.ts";
import type { Store } from "../../queries/store.ts";
import type { Metric } from "./metric.ts";
import type { Scope } from "./overview.ts";
import { settled } from "./settled.ts";

/** How many rows a ranked list has. */
const ROWS = 10;

/**
 * All that a year's review shows.
 *
 * @returns null for a year without a play
 */
export async function loadYear(store: Store, year: number, metric: Metric) {
  const range = { startDate: `${year}-01-01`, endDate: `${year}-12-31` };
  const ranked = { ...range, metric, limit: ROWS };
  const byMonth = { ...range, granularity: "month" } as const;
  const before = {
    startDate: `${year - 1}-01-01`,
    endDate: `${year - 1}-12-31`,
    granularity: "month",
  } as const;
  const [review, days] = await Promise.all([
    reviewOf(store, year),
    store.query(QUESTIONS.calendar, range),
  ]);
  if (review === null) return null;
  const [artists, tracks, albums, months, monthsBefore, coverage] = await Promise.all([
    settled(store.query(QUESTIONS["top-artists"], ranked)),
    settled(store.query(QUESTIONS["top-tracks"], ranked)),
    settled(store.query(QUESTIONS["top-albums"], ranked)),
    settled(store.query(QUESTIONS.trends, byMonth)),
    settled(store.query(QUESTIONS.trends, before)),
    settled(store.query(QUESTIONS.coverage, range)),
  ]);
  return {
    review,
    days: days.data,
    get artists() {
      return artists().data;
    },
    get tracks() {
      return tracks().data;
    },
    get albums() {
      return albums().data;
    },
    get months() {
      return months().data;
    },
    get monthsBefore() {
      return monthsBefore().data;
    },
    get genresKnown() {
      return coverage().data.find(({ what }) => what === "genres")?.hours_share ?? 0;
    },
  };
}

/** What {@linkcode loadYear} gives, of a year with plays. */
export type YearPage = NonNullable<Awaited<ReturnType<typeof loadYear>>>;

/** A year's totals, which `review` always has. */
export type YearTotals = NonNullable<YearPage["review"]["totals"]>;

/** The years of the data, the first first. */
export function yearsOf({ data }: Scope): number[] {
  const [first, last] = [Number(data.start.slice(0, 4)), Number(data.end.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

async function reviewOf(store: Store, year: number) {
  try {
    const { data } = await store.query(QUESTIONS.year, { year });
    return data;
  } catch (error) {
    if (error instanceof RequestError && error.code === "not-found") return null;
    throw error;
  }
}
