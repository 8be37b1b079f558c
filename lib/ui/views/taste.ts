import { UNMAPPED } from "../../db/derived/genres.ts";
import { raceOf } from "../race/race.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Filters } from "../../queries/filters/params.ts";
import type { Store } from "../../queries/store.ts";
import { genreLayers } from "./genre_layers.ts";
import { decadeLayers } from "./decade_layers.ts";
import { wholeMonths } from "./months_shown.ts";
import type { PageContext } from "../page_context.ts";
import { datesOf } from "./page_state.ts";
import { within } from "./ranges.ts";
import { settled } from "./settled.ts";

/** What races. */
export type Field = "artists" | "genres";

/** All that the page of taste shows, asked of the store side by side. */
export async function loadTaste(store: Store, context: PageContext, field: Field) {
  const { state: { metric }, range, data, filters, narrowing, before: compared } = context;
  const months = wholeMonths(within(range, data));
  const monthBefore = Temporal.PlainDate.from(months.start).subtract({ months: 1 }).toString();
  const groupBy = await genreKind(store);
  const inMonths = { ...narrowing, ...datesOf(months) };
  const evolution = { ...inMonths, startDate: monthBefore, groupBy };
  const [
    artists,
    genres,
    discovery,
    coverage,
    trend,
    decades,
    years,
    popularity,
    concentration,
    before,
  ] = await Promise.all([
    field === "artists" ? store.query(QUESTIONS["artist-evolution"], filters) : null,
    store.query(QUESTIONS["genre-evolution"], evolution),
    store.query(QUESTIONS["discovery-rate"], filters),
    store.query(QUESTIONS.coverage, filters),
    settled(store.query(QUESTIONS.trends, { ...inMonths, granularity: "month" })),
    settled(store.query(QUESTIONS["decade-evolution"], inMonths)),
    settled(store.query(QUESTIONS["release-years"], { ...filters, groupBy: "year" })),
    settled(store.query(QUESTIONS.popularity, filters)),
    settled(store.query(QUESTIONS.concentration, filters)),
    settled(tasteBefore(store, compared)),
  ]);
  // What nobody could place is no genre: it is told as a part of all else.
  const placed = genres.data.filter(({ name }) => name !== UNMAPPED);
  const shown = [months.start.slice(0, 7), months.end.slice(0, 7)] as const;
  const raced = artists?.data ?? placed.filter(({ year_month }) => year_month >= shown[0]);
  return {
    groupBy,
    race: raceOf(raced, metric),
    discovery: discovery.data,
    coverage: coverage.data,
    get genres() {
      return genreLayers(placed, trend().data, metric, shown);
    },
    get decades() {
      return decadeLayers(decades().data, metric, shown);
    },
    get months() {
      return trend().data;
    },
    get years() {
      return years().data;
    },
    get popularity() {
      return popularity().data;
    },
    get concentration() {
      return concentration().data;
    },
    get before() {
      return before();
    },
  };
}

/** What the taste of a range is compared with. */
async function tasteBefore(store: Store, filters: Filters | null) {
  if (filters === null) return { discovery: [], concentration: [] };
  const [discovery, concentration] = await Promise.all([
    store.query(QUESTIONS["discovery-rate"], filters),
    store.query(QUESTIONS.concentration, filters),
  ]);
  return { discovery: discovery.data, concentration: concentration.data };
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
  });
  const named = data.filter(({ broad_genre }) => broad_genre !== UNMAPPED);
  return named.length > 1 ? "broad" : "genre";
}
