import type { Interest } from "../../queries/questions/interest.ts";
import type { Ranked } from "../../queries/questions/ranking.ts";
import type { Filters } from "../../queries/filters/params.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import { toSearch } from "../../queries/filters/codec.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import { monthsAround } from "../../queries/sums_only/whole_months.ts";
import type { Store } from "../../queries/store.ts";
import { type Amount, rankingLead } from "../findings/tops.ts";
import { csvLink } from "../links/csv_link.ts";
import { keptLink } from "../links/entity_links.ts";
import { linkTo } from "../links/links.ts";
import { onlyEntity } from "../links/mark_links.ts";
import { loadContext, type PageContext, type PageSource } from "../page_context.ts";
import { noPlays, nothingPlayed, type PageModel, type StatementView } from "../page_model.ts";
import { coverView, type PictureView, portraitView } from "../pictures/picture.ts";
import { scopeOf } from "../views/scope.ts";
import { type Buckets, namedBucketsOf } from "../views/buckets.ts";
import { about } from "../views/active_filters.ts";
import type { ChoiceView } from "../views/card.ts";
import { creditChoice } from "../views/credit.ts";
import { filterBar } from "../views/filter_bar.ts";
import type { PageState } from "../views/page_state.ts";
import { type SortLink, sortLinks } from "../views/ranking_links.ts";
import { namesOf, rankingRows } from "../views/ranking_rows.ts";
import {
  firstPageOf,
  type Kind,
  rankingOwn,
  rankingSearch,
  type RankingState,
  rankingStateOf,
} from "../views/ranking_state.ts";
import { togetherView } from "../views/ranking_together.ts";
import { namedRange, rangeText } from "../views/texts.ts";
import { count, finePercent, hours, longDay, plainDay } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.ranking;

/** How many rows a page has. */
const PAGE_ROWS = 50;
/** How many buckets a line has at most: a ranked page shows shapes, not months. */
const MOST_BUCKETS = 48;
/** How many rows the page's first sentence is about. */
const FIRST = 10;
/** How many names are told that are gone. */
const MOST_GONE = 8;

/** What a page of artists, tracks or albums shows. */
export interface RankingPage {
  readonly title: string;
  readonly lead: string;
  /** Whom plays count for; null where that makes no difference. */
  readonly credit: ChoiceView | null;
  readonly find: FindView;
  /** How many rows match what was searched for. */
  readonly found: string | null;
  /** What the form that picks rows keeps of the address. */
  readonly action: string;
  readonly hidden: readonly [string, string][];
  /** What is picked and not in the rows. */
  readonly pickedElsewhere: readonly string[];
  readonly together: ReturnType<typeof togetherView>;
  readonly table: RankingTableView | null;
  /** Said where no row is shown. */
  readonly empty: string;
  readonly pager: PagerView | null;
  /** What ranks are compared with. */
  readonly against: string | null;
  /** What the compared range had among its first and this one has not at all. */
  readonly gone: GoneView | null;
}

/** Names that are gone, the first of the compared range first. */
export interface GoneView {
  readonly title: string;
  readonly rows: readonly { readonly name: NameView; readonly was: string }[];
}

/** The form that finds rows by a part of their name. */
export interface FindView {
  readonly action: string;
  readonly hidden: readonly [string, string][];
  readonly q: string;
  readonly label: string;
  /** The way back to all rows. */
  readonly all: string | null;
}

/** The rows as a table. */
export interface RankingTableView {
  readonly kind: Kind;
  readonly caption: string;
  readonly against: string | null;
  readonly headings: Readonly<Record<keyof ReturnType<typeof sortLinks>, HeadingView>>;
  readonly rows: readonly RankingRowView[];
}

/** A heading; it leads to the rows sorted by it. */
export interface HeadingView {
  readonly text: string;
  readonly hint: string;
  readonly href: string | null;
  readonly sorted: SortLink["sorted"];
}

/** A name with where it leads. */
export interface NameView {
  readonly name: string;
  readonly href: string | undefined;
}

/** A row of the table. */
export interface RankingRowView {
  readonly id: string;
  readonly rank: number;
  readonly isPicked: boolean;
  readonly title: NameView;
  /** The artist of a track or album. */
  readonly under: NameView | null;
  /** The same page with nothing else. */
  readonly only: ReturnType<typeof onlyEntity>;
  readonly picture: PictureView;
  /** Ranks up; null when it was not ranked before. */
  readonly moved: number | null;
  readonly line: readonly number[];
  readonly hours: string;
  readonly plays: string;
  readonly share: string;
  readonly first: TimeView;
  readonly last: TimeView;
}

/** A time with its text. */
export interface TimeView {
  readonly at: string;
  readonly text: string;
}

/** Which rows are shown, and the way to the others. */
export interface PagerView {
  readonly previous: string | null;
  readonly next: string | null;
  readonly shown: string;
  readonly csv: string;
}

/** Builds a page of artists, tracks or albums. */
export async function loadRanking(
  source: PageSource,
  kind: Kind,
  path: "/artists" | "/tracks" | "/albums",
  search: URLSearchParams,
): Promise<PageModel<RankingPage>> {
  const state = rankingStateOf(kind, search);
  const context = await loadContext(source, path, state.page);
  if (context === null) return { is: "statement", statement: await noPlays(source.store) };
  const hrefOf = (page: PageState) => linkTo(path, rankingSearch({ ...state, page, at: 1 }));
  const [loaded, credit] = await Promise.all([
    load(source.store, context, state),
    kind === "artist" ? creditChoice(source.store, state.page, hrefOf) : null,
  ]);
  return {
    is: "page",
    title: text[kind].title,
    bar: filterBar(context, path, true, {
      ...rankingOwn(state),
      offersCredit: kind === "artist",
    }),
    body: loaded.first.length === 0 ? null : pageOf(context, state, path, loaded, credit),
    nothing: nothingRanked(context, kind, loaded.all),
  };
}

/** Nothing ranks: nothing was played, or what was has no name. */
function nothingRanked(context: PageContext, kind: Kind, { plays }: Amount): StatementView {
  if (plays === 0) return nothingPlayed(context);
  const { title, text: why } = text.nameless;
  return { title: title(kind), text: why(plays, kind), links: [] };
}

/** What a page is made from. */
interface Loaded {
  readonly rows: readonly Ranked[];
  readonly first: readonly Ranked[];
  readonly picked: readonly Ranked[];
  readonly lines: readonly Interest[];
  readonly pickedLines: readonly Interest[];
  readonly gone: readonly Ranked[];
  readonly buckets: Buckets | null;
  /** Everything in the range, what has no name too. */
  readonly all: Amount;
}

async function load(store: Store, context: PageContext, state: RankingState): Promise<Loaded> {
  const { kind, picks } = state;
  const { filters, shown, shows } = context;
  const base: Filters = { ...filters, kind, metric: state.page.metric };
  const buckets = shown.start > shown.end ? null : namedBucketsOf(shown, shows, MOST_BUCKETS);
  const granularity = buckets?.granularity ?? "month";
  const interest = async (rows: readonly { id: string }[]): Promise<Interest[]> =>
    rows.length === 0 ? [] : (await store.query(QUESTIONS.interest, {
      ...filters,
      kind,
      ids: rows.map(({ id }) => id).join(),
      granularity,
    })).data;
  const [{ data: rows }, { data: first }, picked, { data: summary }, gone] = await Promise.all([
    store.query(QUESTIONS.ranking, rankingFilters(context, state)),
    store.query(QUESTIONS.ranking, { ...base, limit: FIRST }),
    picks.length === 0
      ? []
      : store.query(QUESTIONS.ranking, { ...base, ids: picks.join(), limit: 100 })
        .then(({ data }) => picks.flatMap((id) => data.filter((row) => row.id === id))),
    store.query(QUESTIONS.summary, filters),
    loadGone(store, context, state),
  ]);
  const [lines, pickedLines] = await Promise.all([interest(rows), interest(picked)]);
  const all = { hours: summary.total_hours, plays: summary.total_plays };
  return { rows, first, picked, lines, pickedLines, gone, buckets, all };
}

/** Of the first of a chosen comparison, those that were not played in the range at all. */
async function loadGone(
  store: Store,
  { before, shown }: PageContext,
  { kind, q, at, page: { metric } }: RankingState,
): Promise<readonly Ranked[]> {
  if (before === null || shown.start > shown.end || q !== undefined || at > 1) return [];
  const scope: Filters = { ...before, kind, metric, compare: shown, limit: PAGE_ROWS };
  const { data } = await store.query(QUESTIONS.ranking, scope);
  return data.filter(({ compared_rank }) => compared_rank === null).slice(0, MOST_GONE);
}

/** The filters that the page's rows are asked with; its CSV is asked with the same. */
function rankingFilters(context: PageContext, state: RankingState): Filters {
  const { kind, q, sort, direction, at, page: { metric } } = state;
  const compared = comparedRanks(context);
  return {
    ...context.filters,
    kind,
    ...(compared === null ? {} : { compare: compared }),
    metric,
    ...(q === undefined ? {} : { q }),
    sort,
    ...(direction === undefined ? {} : { direction }),
    limit: PAGE_ROWS,
    page: at,
  };
}

/**
 * The range that ranks are compared with: the one that was chosen; all of the data is set against
 * what it was a year before its end.
 */
function comparedRanks(
  { compared, range, data, state, shows }: Pick<
    PageContext,
    "compared" | "range" | "data" | "state" | "shows"
  >,
): Range | null {
  if (compared !== null) return compared;
  if (state.startDate !== undefined || state.endDate !== undefined) return null;
  const end = Temporal.PlainDate.from(range.end).subtract({ years: 1 }).toString();
  if (end < data.start) return null;
  return shows === "sums" ? monthsAround({ start: data.start, end }) : { start: data.start, end };
}

function pageOf(
  context: PageContext,
  state: RankingState,
  path: string,
  loaded: Loaded,
  credit: ChoiceView | null,
): RankingPage {
  const { rows, first, picked, pickedLines, gone, buckets, all } = loaded;
  const { kind, q, picks } = state;
  const [top] = first;
  const number = top?.matches ?? 0;
  const matches = rows[0]?.matches ?? 0;
  const kept = rankingSearch({ ...state, q: undefined, at: 1 });
  const against = againstText(context);
  return {
    title: about(
      text.headline(number, top === undefined ? "" : namesOf(top, kind).shown, kind),
      context.narrowing,
    ),
    lead: kind === "artist" && state.page.credit === "all"
      ? words.credit.note
      : text.lead(rankingLead(first, number, all, scopeOf(context)), kind),
    credit,
    find: {
      action: linkTo(path),
      hidden: [...kept],
      q: q ?? "",
      label: text[kind].search,
      all: q === undefined ? null : linkTo(path, kept),
    },
    found: q === undefined || matches === 0 ? null : text.found(matches, q),
    action: linkTo(path),
    hidden: [...rankingSearch({ ...state, picks: [] })],
    pickedElsewhere: picks.filter((id) => rows.every((row) => row.id !== id)),
    together: togetherView(context, { state, picked, pickedLines, buckets }),
    table: rows.length === 0 ? null : tableOf(context, state, path, loaded, against),
    empty: q === undefined ? text.nothing.page : text.nothing.text(q),
    pager: rows.length === 0 ? null : pagerOf(context, state, path, matches),
    against: against === null ? null : `${text.change.against(against)}.`,
    gone: context.compared === null || gone.length === 0 ? null : {
      title: text.change.gone(context.compared, namedRange(context)),
      rows: gone.map((row) => {
        const { shown, under, path } = namesOf(row, kind);
        const name = under === null ? shown : `${shown}, ${under}`;
        const href = keptLink(path, toSearch(state.page));
        return { name: { name, href }, was: text.change.was(row.rank) };
      }),
    },
  };
}

function againstText(context: PageContext): string | null {
  const compared = comparedRanks(context);
  if (compared === null) return null;
  return context.compared === null
    ? text.change.allTimeUntil(longDay(compared.end))
    : words.rangeName(compared);
}

function tableOf(
  context: PageContext,
  state: RankingState,
  path: string,
  { rows, lines, buckets }: Loaded,
  against: string | null,
): RankingTableView {
  const { kind, page, page: { metric } } = state;
  const kept = toSearch(page);
  const origin = { path, state: firstPageOf(state) };
  const sorts = sortLinks(state);
  const heading = (of: keyof typeof sorts, isLink = true): HeadingView => {
    const column = of === "name" ? text[kind].column : text.columns[of];
    const { search, sorted } = sorts[of];
    return {
      text: column,
      hint: text.sortBy(column),
      href: isLink ? linkTo(path, search) : null,
      sorted,
    };
  };
  // The order of first and last plays tells strangers when they were.
  const sortsByTime = context.shows === "everything";
  return {
    kind,
    caption: text.caption(text[kind].title, rangeText(context), words.metric[metric]),
    against: against === null ? null : text.change.against(against),
    headings: {
      name: heading("name"),
      hours: heading("hours"),
      plays: heading("plays"),
      first: heading("first", sortsByTime),
      last: heading("last", sortsByTime),
    },
    rows: rankingRows(rows, kind, lines, buckets, metric).map((row) => ({
      id: row.id,
      rank: row.rank,
      isPicked: state.picks.includes(row.id),
      title: { name: row.shown, href: keptLink(row.path, kept) },
      under: row.under === null ? null : { name: row.under, href: keptLink(row.underPath, kept) },
      only: onlyEntity(origin, kind, row.shown, row.artist_name ?? ""),
      picture: kind === "artist"
        ? portraitView(row.image_url, row.name)
        : coverView(row.image_url, row.artist_name ?? ""),
      moved: row.moved,
      line: row.line,
      hours: hours(row.hours),
      plays: count(row.plays),
      share: finePercent((metric === "hours" ? row.hours_share : row.plays_share) ?? 0),
      first: { at: row.first_played_at, text: plainDay(row.first_played_at) },
      last: { at: row.last_played_at, text: plainDay(row.last_played_at) },
    })),
  };
}

function pagerOf(
  context: PageContext,
  state: RankingState,
  path: string,
  matches: number,
): PagerView {
  const { at } = state;
  const link = (page: number) => linkTo(path, rankingSearch({ ...state, at: page }));
  const [from, to] = [(at - 1) * PAGE_ROWS + 1, Math.min(at * PAGE_ROWS, matches)];
  return {
    previous: at > 1 ? link(at - 1) : null,
    next: to < matches ? link(at + 1) : null,
    shown: text.pages.shown(from, to, matches),
    csv: csvLink("ranking", rankingFilters(context, state)),
  };
}
