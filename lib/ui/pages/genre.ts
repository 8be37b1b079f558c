import { UNMAPPED } from "../../db/derived/genres.ts";
import { RequestError } from "../../core/request_error.ts";
import { toSearch } from "../../queries/filters/codec.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { type DiscCardView, discMonths, discOf } from "../cards/disc.ts";
import { coverageOf, decadesCard } from "../cards/taste_cards.ts";
import { loadTopRows, topLists } from "../cards/top_lists.ts";
import { loadTrends, trendCard } from "../cards/trend_card.ts";
import { weekCard, type WeekCardView } from "../cards/week_card.ts";
import { hueOf } from "../charts/hues.ts";
import type { FindingScope } from "../findings/finding.ts";
import { csvLink } from "../links/csv_link.ts";
import { genrePath, keptLink } from "../links/entity_links.ts";
import { contextWith, loadContext, type PageContext, type PageSource } from "../page_context.ts";
import { noPlays, nothingPlayed, type PageModel } from "../page_model.ts";
import { type Section, sectionOf } from "../section.ts";
import { scopeOf } from "../views/scope.ts";
import type { ChartCardView, ListCardView } from "../views/card.ts";
import { filterBar, NO_OWN } from "../views/filter_bar.ts";
import { genreNote } from "../views/genre_sources.ts";
import { pageStateOf } from "../views/page_state.ts";
import { rankedRows, rankedTable } from "../views/ranked.ts";
import { capitalized } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.genre;

/** How many genres of the same artists are listed. */
const SIBLINGS = 12;

/** What the page of a genre shows. */
export interface GenrePage {
  readonly kind: string;
  readonly name: string;
  readonly lead: string;
  readonly disc: DiscCardView;
  readonly lists: Section<readonly ListCardView[]>;
  readonly months: Section<ChartCardView>;
  readonly decades: Section<ChartCardView>;
  readonly week: Section<WeekCardView>;
  readonly siblings: Section<ListCardView>;
}

/**
 * Builds the page of a genre, as services name it or as a broad one.
 *
 * @throws {RequestError} 404 when no artist of it was played
 */
export async function loadGenre(
  source: PageSource,
  genre: string,
  search: URLSearchParams,
): Promise<PageModel<GenrePage>> {
  const path = genrePath(genre) ?? "/taste";
  // The page is of its genre; one that other pages were narrowed to has no meaning here.
  const { genre: _genre, ...state } = pageStateOf(search);
  const context = await loadContext(source, path, state);
  if (context === null) return { is: "statement", statement: await noPlays(source.store) };
  const ever = await source.store.query(QUESTIONS.summary, { genre });
  if (ever.data.total_plays === 0) {
    throw new RequestError("not-found", "No artist of this genre was played.");
  }
  return {
    is: "page",
    title: capitalized(genre),
    bar: filterBar(context, path, true, NO_OWN),
    body: await load(source.store, contextWith(context, { genre }), context, genre),
    nothing: nothingPlayed(context),
  };
}

/**
 * @param context of the genre's plays
 * @param whole of all plays
 */
async function load(
  store: Store,
  context: PageContext,
  whole: PageContext,
  genre: string,
): Promise<GenrePage | null> {
  const { state, filters, narrowing } = context;
  const { metric } = state;
  const scope = scopeOf(context);
  const [summary, all, known, sources, coverage, months, broad] = await Promise.all([
    store.query(QUESTIONS.summary, filters),
    store.query(QUESTIONS.summary, whole.filters),
    store.query(QUESTIONS.coverage, whole.filters),
    store.query(QUESTIONS["genre-sources"], whole.filters),
    store.query(QUESTIONS.coverage, filters),
    store.query(QUESTIONS.trends, { ...narrowing, granularity: "month" }),
    store.query(QUESTIONS["genres-broad"], { genre, limit: 100 }),
  ]);
  const { total_hours: hours, total_plays: plays, unique_artists } = summary.data;
  if (plays === 0) return null;
  const everything = { hours: all.data.total_hours, plays: all.data.total_plays };
  const genres = coverageOf(known.data, "genres", everything);
  const totals = { hours, plays };
  const [share] = genreNote(genres, sources.data, { ...scopeOf(whole), measure: metric }, {});
  const [lists, trend, decades, week, siblings] = await Promise.all([
    sectionOf(
      words.overview.rankings,
      async () => {
        const rows = await loadTopRows(store, { ...filters, metric });
        return topLists(rows, totals, state, scope, { only: whole });
      },
    ),
    sectionOf(
      words.overview.trend.topic,
      async () => trendCard(context, await loadTrends(store, context, undefined)),
    ),
    sectionOf(words.taste.decades.topic, async () => {
      const { data } = await store.query(QUESTIONS["decade-evolution"], filters);
      return decadesCard(context, data, coverageOf(coverage.data, "release_years", totals));
    }),
    sectionOf(words.overview.week.topic, async () => {
      const { data } = await store.query(QUESTIONS.heatmap, filters);
      return weekCard(data, scope, csvLink("heatmap", filters), context);
    }),
    sectionOf(text.siblings.topic, () => siblingsCard(store, context, genre, scope)),
  ]);
  return {
    kind: broad.data.some((row) => row.broad_genre === genre) ? text.broad : text.kind,
    name: capitalized(genre),
    lead: text.lead({ hours, plays, artists: unique_artists }, share ?? ""),
    disc: discOf(
      discMonths(
        context.data,
        months.data.map(({ period, hours }) => ({ period, hours })),
      ),
      context,
      { top: "", bottom: "", hue: hueOf(genre), name: text.disc(capitalized(genre)) },
    ),
    lists,
    months: trend,
    decades,
    week,
    siblings,
  };
}

/** The other genres of the same artists. */
async function siblingsCard(
  store: Store,
  { state, filters }: PageContext,
  genre: string,
  { measure }: FindingScope,
): Promise<ListCardView> {
  const { data } = await store.query(QUESTIONS.genres, { ...filters, metric: measure, limit: 100 });
  const rows = data.filter((row) => row.genre !== genre && row.genre !== UNMAPPED)
    .slice(0, SIBLINGS);
  const { genre: _genre, ...kept } = state;
  const { topic, finding, note, column } = text.siblings;
  return {
    id: "siblings",
    topic,
    finding: finding(rows[0]?.genre ?? null),
    notes: rows.length === 0 ? [] : [note],
    rows: rankedRows(rows, state.metric, (row) => ({
      name: row.genre,
      href: keptLink(genrePath(row.genre), toSearch(kept)),
    })),
    table: rows.length === 0 ? null : {
      caption: topic,
      columns: [column, words.filters.hours, words.filters.plays],
      rows: rankedTable(rows, rows.map((row) => row.genre)),
      csv: csvLink("genres", filters),
    },
  };
}
