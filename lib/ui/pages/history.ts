import { only, toSearch } from "../../queries/filters/codec.ts";
import type { PlaysCursor } from "../../queries/filters/cursor.ts";
import { type Filters, MOMENTS } from "../../queries/filters/params.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { linkTo } from "../links/links.ts";
import type { PageContext, PageSource } from "../page_context.ts";
import { loadPage, type PageModel, type StatementView } from "../page_model.ts";
import { about, momentFilters } from "../views/active_filters.ts";
import type { OwnFilters } from "../views/filter_bar.ts";
import { type HistoryDay, historyDays } from "../views/history_days.ts";
import { type PageState, playsOf, readAddress } from "../views/page_state.ts";
import { words } from "../words/mod.ts";

const text = words.history;

/** How many plays a page has. */
const PAGE = 100;

/** What the history is asked to show. */
export interface HistoryState {
  readonly page: PageState;
  readonly q: string | undefined;
  /** When and how the plays were played, and what is known of their tracks. */
  readonly moments: Filters;
  /** Where the page begins; at the latest play when undefined. */
  readonly cursor: PlaysCursor | undefined;
}

/** What the history shows. */
export interface History {
  readonly head: { readonly title: string; readonly lead: string } | StatementView;
  readonly narrowing: NarrowingView;
  /** Null where no play matches. */
  readonly list: HistoryListView | null;
}

/** What to look for and where to begin. */
export interface NarrowingView {
  readonly action: string;
  readonly hidden: readonly [string, string][];
  readonly q: string;
  readonly until: string;
  readonly data: Range;
}

/** Plays by their day, and how to go on. */
export interface HistoryListView {
  readonly days: readonly HistoryDay[];
  readonly csv: string;
  /** What the island that fetches earlier plays is given; null at the end. */
  readonly more: HistoryMoreView | null;
}

/** Where earlier plays are. */
export interface HistoryMoreView {
  readonly api: string;
  readonly next: string;
  readonly href: string;
  /** The day that the list ends with. */
  readonly after: string;
}

/** Builds a page of the history. */
export function loadHistory(
  source: PageSource,
  search: URLSearchParams,
): Promise<PageModel<History>> {
  const state = historyStateOf(search);
  const frame = { title: text.title, path: "/history", compares: false, own: historyOwn(state) };
  return loadPage(source, state.page, frame, (context) => load(source.store, context, state));
}

/**
 * Reads the address of the history.
 *
 * @throws {RequestError} 400 for what it does not take
 */
function historyStateOf(address: URLSearchParams): HistoryState {
  const { state, own } = readAddress(address, ["q", "cursor", ...MOMENTS]);
  return { page: state, q: own.q, moments: only(own, MOMENTS), cursor: own.cursor };
}

/** What the filter bar keeps of the history, whose latest plays a change of filters shows. */
function historyOwn(state: HistoryState): OwnFilters {
  const { q } = state;
  return {
    search: toSearch(ownOf(state)),
    chips: [
      ...momentFilters(state.moments),
      ...(q === undefined ? [] : [{ name: "q", text: words.filters.chips.q(q) }]),
    ],
  };
}

/** What the history has beside the filters of every page. */
function ownOf({ q, moments }: HistoryState): Filters {
  return { ...moments, ...(q === undefined ? {} : { q }) };
}

async function load(store: Store, context: PageContext, state: HistoryState): Promise<History> {
  const { page, q, cursor } = state;
  const filters: Filters = { ...playsOf(page), ...ownOf(state) };
  const from = cursor === undefined ? {} : { cursor };
  const [plays, summary] = await Promise.all([
    store.query(QUESTIONS.plays, { ...filters, ...from, limit: PAGE }),
    q === undefined ? store.query(QUESTIONS.summary, filters) : null,
  ]);
  const days = historyDays(plays.data);
  const last = days.at(-1);
  const { range, shown, data } = context;
  const { endDate, ...kept } = page;
  return {
    head: last === undefined ? { ...text.nothing, links: [] } : {
      title: about(
        summary === null ? text.heroFound : text.hero(summary.data.total_plays),
        { ...context.narrowing, ...state.moments },
      ),
      lead: text.lead(shown.start <= shown.end ? shown : range),
    },
    narrowing: {
      action: linkTo("/history"),
      hidden: [...toSearch({ ...kept, ...state.moments })],
      q: q ?? "",
      until: endDate ?? "",
      data,
    },
    list: last === undefined ? null : {
      days,
      csv: csvOf({ ...filters, ...from }),
      more: moreOf(plays.next ?? null, state, filters, last.date),
    },
  };
}

function csvOf(filters: Filters): string {
  const search = toSearch({ ...filters, limit: PAGE });
  search.set("format", "csv");
  return linkTo("/api/plays", search);
}

function moreOf(
  next: string | null,
  state: HistoryState,
  filters: Filters,
  after: string,
): HistoryMoreView | null {
  if (next === null) return null;
  const onward = toSearch({ ...state.page, ...ownOf(state) });
  onward.set("cursor", next);
  return {
    api: linkTo("/api/plays", toSearch(filters)),
    next,
    href: linkTo("/history", onward),
    after,
  };
}
