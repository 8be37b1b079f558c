import { toSearch } from "../../queries/filters/codec.ts";
import { type Filters, type ParamName } from "../../queries/filters/params.ts";
import { words } from "../words/mod.ts";
import type { OwnFilters } from "./filter_bar.ts";
import { type PageState, readAddress } from "./page_state.ts";

/** What is ranked. */
export type Kind = NonNullable<Filters["kind"]>;

/** What the rows are sorted by. */
export type Sort = NonNullable<Filters["sort"]>;

/** What a ranked page is asked to show, as its address says. */
export interface RankingState {
  readonly page: PageState;
  readonly kind: Kind;
  readonly q: string | undefined;
  readonly sort: Sort;
  readonly direction: "asc" | "desc" | undefined;
  /** The page of rows, from 1. */
  readonly at: number;
  /** The ids of what is drawn together. */
  readonly picks: readonly string[];
}

const OWN = ["q", "sort", "direction", "page", "pick"] as const satisfies readonly ParamName[];

/**
 * Reads a ranked page's address.
 *
 * @throws {RequestError} 400 for what the page does not take
 */
export function rankingStateOf(kind: Kind, search: URLSearchParams): RankingState {
  const { state, own: { q, sort = "rank", direction, page = 1, pick } } = readAddress(search, OWN);
  return { page: state, kind, q, sort, direction, at: page, picks: pick?.split(",") ?? [] };
}

/** The address's parameters of a state; what is the default is left out. */
export function rankingSearch(state: RankingState): URLSearchParams {
  return toSearch({ ...state.page, ...ownOf(state) });
}

/** What the filter bar keeps of a ranked page, whose first rows a change of filters shows. */
export function rankingOwn(state: RankingState): OwnFilters {
  const { q } = state;
  return {
    search: toSearch(ownOf({ ...state, at: 1 })),
    chips: q === undefined ? [] : [{ name: "q", text: words.filters.chips.q(q) }],
  };
}

/** What links that narrow a ranked page begin at: all that was chosen, on the first page of rows. */
export function firstPageOf(state: RankingState): PageState {
  return { ...state.page, ...ownOf({ ...state, at: 1 }) };
}

/** The parameters that only ranked pages have. */
function ownOf({ q, sort, direction, at, picks }: RankingState): Filters {
  return {
    ...(q === undefined ? {} : { q }),
    sort,
    ...(direction === undefined ? {} : { direction }),
    page: at,
    ...(picks.length === 0 ? {} : { pick: picks.join() }),
  };
}
