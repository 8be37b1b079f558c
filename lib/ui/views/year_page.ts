import { QUESTIONS } from "../../queries/questions.ts";
import { RequestError } from "../../core/request_error.ts";
import type { Store } from "../../queries/store.ts";
import type { Filters } from "../../queries/filters/params.ts";
import type { Trend } from "../../queries/questions/trends.ts";
import { compareRanges } from "../comparison.ts";
import { datesOf } from "./page_state.ts";
import { within } from "./ranges.ts";
import type { PageContext } from "../page_context.ts";
import { settled } from "./settled.ts";

/** How many rows a ranked list has. */
const ROWS = 10;

/**
 * All that a year's review shows.
 *
 * @returns null for a year without a play
 */
export async function loadYear(store: Store, year: number, page: PageContext) {
  const { state: { metric }, data } = page;
  const asked = { start: `${year}-01-01`, end: `${year}-12-31` };
  const comparison = compareRanges(asked, data, "previous");
  const context = { shown: within(asked, data), comparison };
  const range = { startDate: `${year}-01-01`, endDate: `${year}-12-31` };
  const ranked = { ...range, metric, limit: ROWS };
  const byMonth = { ...range, granularity: "month" } as const;
  const compared = comparison?.kind === "found" ? datesOf(comparison.before) : null;
  const [review, days, before] = await Promise.all([
    reviewOf(store, year),
    store.query(QUESTIONS.calendar, range),
    compared === null ? null : store.query(QUESTIONS.summary, compared),
  ]);
  if (review === null) return null;
  const [artists, tracks, albums, months, earlier, coverage] = await Promise.all([
    settled(store.query(QUESTIONS["top-artists"], ranked)),
    settled(store.query(QUESTIONS["top-tracks"], ranked)),
    settled(store.query(QUESTIONS["top-albums"], ranked)),
    settled(store.query(QUESTIONS.trends, byMonth)),
    settled(monthsBefore(store, compared)),
    settled(store.query(QUESTIONS.coverage, range)),
  ]);
  return {
    review,
    days: days.data,
    /** The totals of the year before, as far into it as the data are into this one. */
    before: before?.data,
    context,
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
      return earlier();
    },
    get genresKnown() {
      return coverage().data.find(({ what }) => what === "genres")?.hours_share ?? 0;
    },
  };
}

async function monthsBefore(store: Store, compared: Filters | null): Promise<Trend[]> {
  if (compared === null) return [];
  return (await store.query(QUESTIONS.trends, { ...compared, granularity: "month" })).data;
}

/** What {@linkcode loadYear} gives, of a year with plays. */
export type YearPage = NonNullable<Awaited<ReturnType<typeof loadYear>>>;

/** A year's totals, which `review` always has. */
export type YearTotals = NonNullable<YearPage["review"]["totals"]>;

/** The years of the data, the first first. */
export function yearsOf({ data }: PageContext): number[] {
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
