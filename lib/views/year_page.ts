import { QUESTIONS } from "../questions.ts";
import { RequestError } from "../request_error.ts";
import type { Store } from "../store.ts";
import type { Metric } from "./metric.ts";
import type { Scope } from "./overview.ts";

/** How many rows a ranked list has. */
const ROWS = 10;

/** All that a year's review shows; `review` is null for a year without a play. */
export async function loadYear(store: Store, year: number, metric: Metric) {
  const range = { startDate: `${year}-01-01`, endDate: `${year}-12-31` };
  const ranked = { ...range, metric, limit: ROWS };
  const byMonth = { ...range, granularity: "month" } as const;
  const before = {
    startDate: `${year - 1}-01-01`,
    endDate: `${year - 1}-12-31`,
    granularity: "month",
  } as const;
  const answers = await Promise.all([
    reviewOf(store, year),
    store.query(QUESTIONS["top-artists"], ranked),
    store.query(QUESTIONS["top-tracks"], ranked),
    store.query(QUESTIONS["top-albums"], ranked),
    store.query(QUESTIONS.calendar, range),
    store.query(QUESTIONS.trends, byMonth),
    store.query(QUESTIONS.trends, before),
    store.query(QUESTIONS.coverage, range),
  ]);
  return {
    review: answers[0],
    artists: answers[1].data,
    tracks: answers[2].data,
    albums: answers[3].data,
    days: answers[4].data,
    months: answers[5].data,
    monthsBefore: answers[6].data,
    genresKnown: answers[7].data.find(({ what }) => what === "genres")?.hours_share ?? 0,
  };
}

/** What {@linkcode loadYear} gives, of a year with plays. */
export type YearPage = Awaited<ReturnType<typeof loadYear>> & {
  readonly review: NonNullable<Awaited<ReturnType<typeof reviewOf>>>;
};

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
