import type { Interest } from "../../queries/questions/interest.ts";
import type { Ranked } from "../../queries/questions/ranking.ts";
import type { Filters } from "../../queries/filters/params.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import { monthsAround } from "../../queries/sums_only/whole_months.ts";
import type { Store } from "../../queries/store.ts";
import { namedBucketsOf } from "./buckets.ts";
import { loadContext, type PageContext, type PageSource } from "../page_context.ts";
import { within } from "./ranges.ts";
import { type Kind, type RankingState, rankingStateOf } from "./ranking_state.ts";

/** How many rows a page has. */
export const PAGE_ROWS = 50;
/** How many buckets a line has at most: a ranked page shows shapes, not months. */
const MOST_BUCKETS = 48;
/** How many rows the page's first sentence is about. */
const FIRST = 10;

/**
 * All that a ranked page shows.
 *
 * @returns null when the database holds no play at all
 */
export async function loadRankingPage(source: PageSource, kind: Kind, search: URLSearchParams) {
  const state = rankingStateOf(kind, search);
  const context = await loadContext(source, state.page);
  return context === null
    ? null
    : { context, state, ...await loadRanking(source.store, context, state) };
}

/** What {@linkcode loadRankingPage} gives of some data. */
export type RankingPage = NonNullable<Awaited<ReturnType<typeof loadRankingPage>>>;

async function loadRanking(store: Store, context: PageContext, state: RankingState) {
  const { kind, picks } = state;
  const filters = rankingFilters(context, state);
  const base: Filters = { ...context.filters, kind, metric: state.page.metric };
  const shown = within(context.range, context.data);
  const buckets = shown.start > shown.end
    ? null
    : namedBucketsOf(shown, context.shows, MOST_BUCKETS);
  const granularity = buckets?.granularity ?? "month";
  const interest = async (rows: readonly { id: string }[]): Promise<Interest[]> =>
    rows.length === 0 ? [] : (await store.query(QUESTIONS.interest, {
      ...context.filters,
      kind,
      ids: rows.map(({ id }) => id).join(),
      granularity,
    })).data;
  const [rows, first, picked] = await Promise.all([
    store.query(QUESTIONS.ranking, filters),
    store.query(QUESTIONS.ranking, { ...base, limit: FIRST }),
    picks.length === 0
      ? []
      : store.query(QUESTIONS.ranking, { ...base, ids: picks.join(), limit: 100 })
        .then(({ data }) => inOrder(data, picks)),
  ]);
  const [lines, pickedLines, nameless] = await Promise.all([
    interest(rows.data),
    interest(picked),
    first.data.length > 0 ? 0 : playsIn(store, context),
  ]);
  return { rows: rows.data, first: first.data, picked, lines, pickedLines, buckets, nameless };
}

/** How much was played in a range: where nothing ranks, plays without a name. */
async function playsIn(store: Store, context: PageContext): Promise<number> {
  return (await store.query(QUESTIONS.summary, context.filters)).data.total_plays;
}

/** The filters that the page's rows are asked with; its CSV is asked with the same. */
export function rankingFilters(context: PageContext, state: RankingState): Filters {
  const { kind, q, sort, direction, at, page: { metric } } = state;
  const compared = comparedRange(context);
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
export function comparedRange({ compared, range, data, state, shows }: PageContext): Range | null {
  if (compared !== null) return compared;
  if (state.startDate !== undefined || state.endDate !== undefined) return null;
  const end = Temporal.PlainDate.from(range.end).subtract({ years: 1 }).toString();
  if (end < data.start) return null;
  return shows === "sums" ? monthsAround({ start: data.start, end }) : { start: data.start, end };
}

function inOrder(rows: readonly Ranked[], ids: readonly string[]): Ranked[] {
  return ids.flatMap((id) => rows.filter((row) => row.id === id));
}
