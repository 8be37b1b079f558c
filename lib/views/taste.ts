import { raceOf } from "../race/race.ts";
import { QUESTIONS } from "../questions.ts";
import type { Store } from "../store.ts";
import { genreLayers } from "./genre_layers.ts";
import { decadeLayers } from "./decade_layers.ts";
import { wholeMonths } from "./months_shown.ts";
import type { Scope } from "./overview.ts";
import { filtersOf } from "./page_state.ts";
import { within } from "./ranges.ts";

/** What races. */
export type Field = "artists" | "genres";

/** All that the page of taste shows, asked of the store side by side. */
export async function loadTaste(store: Store, scope: Scope, field: Field) {
  const { state: { metric, start, end }, range, data } = scope;
  const filters = filtersOf({ ...(start && { start }), ...(end && { end }) });
  const months = wholeMonths(within(range, data));
  const before = Temporal.PlainDate.from(months.start).subtract({ months: 1 }).toString();
  const groupBy = await genreKind(store);
  const [artists, genres, trend, decades, years, popularity, discovery, concentration, coverage] =
    await Promise.all([
      field === "artists" ? store.query(QUESTIONS["artist-evolution"], filters) : null,
      store.query(QUESTIONS["genre-evolution"], {
        startDate: before,
        endDate: months.end,
        groupBy,
      }),
      store.query(QUESTIONS.trends, { ...filtersOf(months), granularity: "month" }),
      store.query(QUESTIONS["decade-evolution"], filtersOf(months)),
      store.query(QUESTIONS["release-years"], { ...filters, groupBy: "year" }),
      store.query(QUESTIONS.popularity, filters),
      store.query(QUESTIONS["discovery-rate"], filters),
      store.query(QUESTIONS.concentration, filters),
      store.query(QUESTIONS.coverage, filters),
    ]);
  const [first, last] = [months.start.slice(0, 7), months.end.slice(0, 7)];
  const raced = artists?.data ?? genres.data.filter(({ year_month }) => year_month >= first);
  return {
    groupBy,
    race: raceOf(raced, metric),
    genres: genreLayers(genres.data, trend.data, metric, [first, last]),
    decades: decadeLayers(decades.data, metric, [first, last]),
    months: trend.data,
    years: years.data,
    popularity: popularity.data,
    discovery: discovery.data,
    concentration: concentration.data,
    coverage: coverage.data,
  };
}

/** What {@linkcode loadTaste} gives. */
export type Taste = Awaited<ReturnType<typeof loadTaste>>;

/** Whether nothing at all is known of the music beyond its names. */
export function isUnknown({ coverage }: Pick<Taste, "coverage">): boolean {
  return coverage.every(({ plays }) => plays === 0);
}

/** Broad genres where they tell anything apart, else genres as services name them. */
async function genreKind(store: Store): Promise<"broad" | "genre"> {
  const { data } = await store.query(QUESTIONS["genres-broad"], {
    metric: "hours",
    limit: 25,
    offset: 0,
  });
  const named = data.filter(({ broad_genre }) => broad_genre !== "Other");
  return named.length > 1 ? "broad" : "genre";
}
