import { toSearch } from "../../queries/filters/codec.ts";
import type { Filters } from "../../queries/filters/params.ts";
import type { Year } from "../../queries/questions/year.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import { RequestError } from "../../core/request_error.ts";
import type { Store } from "../../queries/store.ts";
import { daysCard, type DaysCardView } from "../cards/days_card.ts";
import { coverageOf } from "../cards/taste_cards.ts";
import { loadTopRows, topLists } from "../cards/top_lists.ts";
import { trendCard } from "../cards/trend_card.ts";
import { genresCard, momentsCard, newcomersCard, type YearTotals } from "../cards/year_cards.ts";
import type { FindingScope } from "../findings/finding.ts";
import { newnessOf } from "../findings/newness.ts";
import { topArtist, yearOwner } from "../findings/tops.ts";
import { totalOf } from "../findings/totals.ts";
import { csvLink } from "../links/csv_link.ts";
import type { MarkLink } from "../charts/data.ts";
import { linkTo } from "../links/links.ts";
import { rangeLink } from "../links/mark_links.ts";
import { loadContext, type PageContext, type PageSource } from "../page_context.ts";
import { noPlays, type PageModel } from "../page_model.ts";
import { type Section, sectionOf } from "../section.ts";
import { scopeOf } from "../views/scope.ts";
import type { CardView, ChartCardView, FigureView, ListCardView } from "../views/card.ts";
import type { DayRow } from "../views/calendar.ts";
import { about } from "../views/active_filters.ts";
import { type PageState, pageStateOf } from "../views/page_state.ts";
import { lastOfMonth } from "../views/days.ts";
import { type Poster, posterMonths, posterOf } from "../views/poster.ts";
import { changeFound } from "../views/texts.ts";
import { yearBar, yearsOf } from "../views/year_bar.ts";
import { hours, longDay, longMonth } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.year;

/** A year's review. */
export interface YearReview {
  readonly title: string;
  readonly lead: string;
  readonly steps: readonly StepView[];
  readonly poster: {
    readonly name: string;
    readonly drawn: Poster;
    readonly file: string;
    readonly how: string;
    /** Its months, which lead to themselves. */
    readonly parts: readonly PosterPart[];
    readonly more: { readonly text: string; readonly href: string };
  };
  readonly moments: CardView & {
    readonly figures: readonly FigureView[];
    readonly all: { readonly text: string; readonly href: string };
  };
  readonly months: Section<ChartCardView>;
  readonly lists: Section<readonly ListCardView[]>;
  readonly days: DaysCardView;
  /** Null where the data are too young to tell what was new. */
  readonly newcomers: ListCardView | null;
  readonly genres: Section<GenresCardView>;
}

/** The way to the year before, or after. */
export interface StepView {
  readonly rel: "prev" | "next";
  readonly text: string;
  readonly name: string;
  readonly href: string;
}

/** A year's genres; where none is known, how they are fetched. */
export type GenresCardView = ListCardView & { readonly fetch: string | null };

/** Builds the review of a year: always whole, and beside the year before. */
export async function loadYear(
  source: PageSource,
  year: number,
  search: URLSearchParams,
): Promise<PageModel<YearReview>> {
  const asked = pageStateOf(search);
  const dates = { startDate: `${year}-01-01`, endDate: `${year}-12-31` };
  const { startDate: _start, endDate: _end, compare: _compare, ...narrowed } = asked;
  const state: PageState = { ...narrowed, ...dates };
  // A review is of whole years: shorter ranges are shown by the overview.
  const context = await loadContext(source, "/", { ...state, compare: "previous" });
  if (context === null) return { is: "statement", statement: await noPlays(source.store) };
  const { start, end } = context.data;
  return {
    is: "page",
    title: text.title(String(year)),
    bar: yearBar({ ...context, state: asked }, year),
    body: await load(source.store, year, context, state, asked),
    nothing: {
      title: about(text.none.title(String(year)), context.narrowing),
      text: text.none.text(longDay(start), longDay(end)),
      links: [],
    },
  };
}

/**
 * @param state the year alone, which the year's links and lists are of
 * @param kept what the way to other years keeps
 */
async function load(
  store: Store,
  year: number,
  context: PageContext,
  state: PageState,
  kept: PageState,
): Promise<YearReview | null> {
  const { filters, narrowing, before, data, shown, compared } = context;
  const review = await reviewOf(store, { year, ...narrowing });
  const totals = review?.totals ?? null;
  if (review === null || totals === null) return null;
  const scope = scopeOf(context);
  const only = { path: `/year/${year}`, state: kept };
  const [{ data: days }, { data: streaks }, ...others] = await Promise.all([
    store.query(QUESTIONS.calendar, filters),
    // The second tells whether the first is the only one of its length.
    store.query(QUESTIONS.streaks, { ...filters, limit: 2 }),
    before === null ? null : store.query(QUESTIONS.summary, before),
    store.query(QUESTIONS["top-artists"], { ...filters, metric: state.metric, limit: 10 }),
    sectionOf(text.months.topic, async () => {
      const granularity = "month" as const;
      const [now, then] = await Promise.all([
        store.query(QUESTIONS.trends, { ...filters, granularity }),
        before === null ? null : store.query(QUESTIONS.trends, { ...before, granularity }),
      ]);
      return monthsCard(trendCard({ ...context, state }, {
        granularity,
        now: { rows: now.data, range: shown },
        before: then === null || compared === null ? null : { rows: then.data, range: compared },
      }));
    }),
    sectionOf(words.overview.rankings, async () =>
      topLists(
        await loadTopRows(store, { ...filters, metric: state.metric }),
        totals,
        state,
        scope,
        { only },
      )),
    sectionOf(text.genres.topic, async () => {
      const [{ data: coverage }, sources] = await Promise.all([
        store.query(QUESTIONS.coverage, filters),
        store.query(QUESTIONS["genre-sources"], filters),
      ]);
      const known = coverageOf(coverage, "genres", totals);
      return genresCard(review.top_genres, known, sources.data, year, context, only);
    }),
  ]);
  const [earlier, { data: artists }, months, lists, genres] = others;
  const sentences = leadOf(totals, earlier?.data ?? null, context, scope);
  const range = { start: `${year}-01-01`, end: `${year}-12-31` };
  const newness = newnessOf(newNumbers(totals), data, scope);
  return {
    title: about(
      text.hero(yearOwner(topArtist(artists, totals, scope)), year, hours(totals.hours)),
      narrowing,
    ),
    lead: sentences.filter((sentence) => sentence !== "").join(" "),
    steps: stepsOf(year, context, kept),
    poster: {
      name: text.poster.name(String(year), hours(totals.hours)),
      drawn: posterOfYear(year, totals, days, review),
      file: text.poster.file(String(year)),
      how: text.poster.how,
      parts: posterParts(year, days, context),
      more: { text: words.share.more, href: linkTo(`/share/year/${year}`) },
    },
    moments: {
      ...momentsCard(review, totals, { days, streaks }, newness, scope),
      all: {
        text: words.moments.ofYear(String(year)),
        href: linkTo("/moments", toSearch(context.filters)),
      },
    },
    months,
    lists,
    days: daysCard(days, range, String(year), scope, csvLink("calendar", state), context),
    newcomers: newness.says === "new"
      ? newcomersCard(review.new_artists, year, context, only)
      : null,
    genres,
  };
}

async function reviewOf(store: Store, filters: Filters): Promise<Year | null> {
  try {
    return (await store.query(QUESTIONS.year, filters)).data;
  } catch (error) {
    if (error instanceof RequestError && error.code === "not-found") return null;
    throw error;
  }
}

/** The year's facts as prose. */
function leadOf(
  totals: YearTotals,
  before: { readonly total_hours: number; readonly total_plays: number } | null,
  context: PageContext,
  scope: FindingScope,
): string[] {
  const { hours, plays, days } = totals;
  const isHours = scope.measure === "hours";
  const change = changeFound({
    measure: scope.measure,
    now: totals[scope.measure],
    before: isHours ? before?.total_hours : before?.total_plays,
    sample: before?.total_plays ?? 0,
  }, context);
  return [
    text.lead(totalOf({ hours, plays, days }, scope)),
    change === null ? "" : text.against(change),
    text.fresh(newnessOf(newNumbers(totals), context.data, scope)),
  ];
}

function newNumbers({ unique_artists, new_artists, new_tracks }: YearTotals) {
  return { artists: unique_artists, newArtists: new_artists, newTracks: new_tracks };
}

/** A month of the record. */
interface PosterPart {
  readonly path: string;
  readonly title: string;
  readonly link: MarkLink | null;
}

/** The months of the record, each with what was listened to in it. */
function posterParts(year: number, days: readonly DayRow[], context: PageContext): PosterPart[] {
  return posterMonths(year).map((path, at) => {
    const month = `${year}-${String(at + 1).padStart(2, "0")}`;
    const value = days.filter(({ date }) => date.startsWith(month))
      .reduce((sum, day) => sum + day.hours, 0);
    return {
      path,
      title: words.overview.disc.month(longMonth(month), hours(value)),
      link: value === 0 ? null : rangeLink(
        { ...context, path: "/" },
        { start: `${month}-01`, end: lastOfMonth(`${month}-01`) },
        longMonth(month),
      ),
    };
  });
}

function posterOfYear(
  year: number,
  { hours, plays, days: listeningDays }: YearTotals,
  days: readonly DayRow[],
  { top_artists, top_tracks }: Year,
): Poster {
  const { artists, tracks } = text.poster;
  return posterOf({
    ...{ title: String(year), sleeve: year, hours, plays, listeningDays },
    record: { of: "year", year, days },
    lists: [
      { title: artists, names: top_artists.map(({ artist_name }) => artist_name) },
      { title: tracks, names: top_tracks.map(({ track_name }) => track_name) },
    ],
  });
}

/** The year's months: their names need no year. */
function monthsCard(card: ChartCardView): ChartCardView {
  const { chart } = card;
  return {
    ...card,
    id: "months",
    topic: text.months.topic,
    chart: chart && { ...chart, ticks: chart.titles.map((month) => month.slice(0, 3)) },
  };
}

/** To the years beside this one. */
function stepsOf(year: number, context: PageContext, kept: PageState): StepView[] {
  const years = yearsOf(context);
  const search = toSearch(kept);
  return [
    { rel: "prev" as const, to: year - 1, ...text.before },
    { rel: "next" as const, to: year + 1, ...text.after },
  ].filter(({ to }) => years.includes(to)).map(({ rel, to, short, long }) => ({
    rel,
    text: short(String(to)),
    name: long(String(to)),
    href: linkTo(`/year/${to}`, search),
  }));
}
