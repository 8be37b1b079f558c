import { UNMAPPED } from "../../db/derived/genres.ts";
import { toSearch } from "../../queries/filters/codec.ts";
import type { Evolution } from "../../queries/questions/common/evolution.ts";
import type { GenreSource } from "../../queries/questions/genre_sources.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import {
  concentrationCard,
  type ConcentrationCardView,
  coverageOf,
  decadesCard,
  discoveryCard,
  genresCard,
  popularityCard,
  yearsCard,
} from "../cards/taste_cards.ts";
import { raceCard, type RaceCardView } from "../cards/race_card.ts";
import type { PageContext, PageSource } from "../page_context.ts";
import { loadPage, type PageModel } from "../page_model.ts";
import { type Section, sectionOf } from "../section.ts";
import { scopeOf } from "../views/scope.ts";
import type { ChartCardView } from "../views/card.ts";
import { genreLayers } from "../views/genre_layers.ts";
import { genreNote } from "../views/genre_sources.ts";
import { readAddress } from "../views/page_state.ts";
import { words } from "../words/mod.ts";

const text = words.taste;

/** What the page of taste shows. */
export interface Taste {
  readonly race: RaceCardView;
  /** Null where nothing is known of the music beyond its names. */
  readonly music: MusicSections | null;
  readonly discovery: ChartCardView;
  readonly concentration: Section<ConcentrationCardView>;
}

/** What is known of the music. */
export interface MusicSections {
  readonly genres: Section<ChartCardView>;
  readonly decades: Section<ChartCardView>;
  readonly years: Section<ChartCardView>;
  readonly popularity: Section<ChartCardView>;
}

/** Builds the page of taste. */
export function loadTaste(source: PageSource, search: URLSearchParams): Promise<PageModel<Taste>> {
  const { state, own: { race = "artists", month } } = readAddress(search, ["race", "month"]);
  const own = { search: toSearch({ race }), chips: [] };
  const frame = { title: text.title, path: "/taste", own };
  return loadPage(source, state, frame, (context) => load(source.store, context, race, month));
}

async function load(
  store: Store,
  context: PageContext,
  field: "artists" | "genres",
  month: string | undefined,
): Promise<Taste | null> {
  const { filters, before } = context;
  const groupBy = await genreKind(store);
  const evolution = { ...filters, groupBy, since: "range" } as const;
  const [artists, genres, sources, discovery, earlier, coverage, summary] = await Promise.all([
    field === "artists"
      ? store.query(QUESTIONS["artist-evolution"], { ...filters, since: "range" })
      : null,
    store.query(QUESTIONS["genre-evolution"], evolution),
    store.query(QUESTIONS["genre-sources"], filters),
    store.query(QUESTIONS["discovery-rate"], filters),
    before === null ? null : store.query(QUESTIONS["discovery-rate"], before),
    store.query(QUESTIONS.coverage, filters),
    store.query(QUESTIONS.summary, filters),
  ]);
  const { total_plays: plays, total_hours: hours, unique_artists } = summary.data;
  if (plays === 0) return null;
  const all = { hours, plays };
  const isKnown = coverage.data.some((row) => row.plays > 0);
  // A genre that no rule places is no genre to name: it is part of everything else.
  const named = genres.data.filter(({ name }) => name !== UNMAPPED);
  const known = (what: string) => coverageOf(coverage.data, what, all);
  const [music, concentration] = await Promise.all([
    isKnown ? loadMusic(store, context, named, sources.data, groupBy, known) : null,
    sectionOf(text.concentration.topic, async () => {
      const [now, then] = await Promise.all([
        store.query(QUESTIONS.concentration, filters),
        before === null ? null : store.query(QUESTIONS.concentration, before),
      ]);
      return concentrationCard(context, now.data, then?.data ?? null, unique_artists, all);
    }),
  ]);
  return {
    race: raceCard(
      context,
      artists?.data ?? named,
      field,
      groupBy,
      month,
      plays,
      artists === null
        ? genreNote(known("genres"), sources.data, scopeOf(context), context.state)
        : [],
    ),
    music,
    discovery: discoveryCard(context, discovery.data, earlier?.data ?? null),
    concentration,
  };
}

async function loadMusic(
  store: Store,
  context: PageContext,
  genres: readonly Evolution[],
  sources: readonly GenreSource[],
  groupBy: "broad" | "genre",
  known: (what: string) => ReturnType<typeof coverageOf>,
): Promise<MusicSections> {
  const { filters, shown, state: { metric } } = context;
  const [byGenre, decades, years, popularity] = await Promise.all([
    sectionOf(text.genres.topic, async () => {
      const byMonth = { ...filters, granularity: "month" } as const;
      const { data } = await store.query(QUESTIONS.trends, byMonth);
      const months = [shown.start.slice(0, 7), shown.end.slice(0, 7)] as const;
      const layers = genreLayers(genres, data, metric, months);
      return genresCard(context, layers, known("genres"), sources, groupBy);
    }),
    sectionOf(text.decades.topic, async () => {
      const { data } = await store.query(QUESTIONS["decade-evolution"], filters);
      return decadesCard(context, data, known("release_years"));
    }),
    sectionOf(text.years.topic, async () => {
      const { data } = await store.query(QUESTIONS["release-years"], {
        ...filters,
        groupBy: "year",
      });
      return yearsCard(context, data, known("release_years"));
    }),
    sectionOf(text.popularity.topic, async () => {
      const { data } = await store.query(QUESTIONS.popularity, filters);
      return popularityCard(context, data, known("popularity"));
    }),
  ]);
  return { genres: byGenre, decades, years, popularity };
}

/** Broad genres where they tell anything apart, else genres as services name them. */
async function genreKind(store: Store): Promise<"broad" | "genre"> {
  const { data } = await store.query(QUESTIONS["genres-broad"], { limit: 25 });
  const named = data.filter(({ broad_genre }) => broad_genre !== UNMAPPED);
  return named.length > 1 ? "broad" : "genre";
}
