import { parseFilters } from "../../queries/filters.ts";
import type { Filters } from "../../queries/params.ts";
import { RequestError } from "../../core/request_error.ts";
import { words } from "../words/mod.ts";
import type { OwnFilters } from "./filter_bar.ts";
import { type PageState, pageStateOf, searchOf } from "./page_state.ts";

/** What is ranked. */
export type Kind = NonNullable<Filters["kind"]>;

/** What the rows are sorted by. */
export type Order = NonNullable<Filters["order"]>;

/** How many can be drawn together. */
export const MOST_PICKS = 5;

/** What a ranked page is asked to show, as its address says. */
export interface RankingState {
  readonly page: PageState;
  readonly kind: Kind;
  readonly q: string | undefined;
  readonly order: Order;
  readonly direction: "asc" | "desc" | undefined;
  /** The page of rows, from 1. */
  readonly at: number;
  /** The ids of what is drawn together. */
  readonly picks: readonly string[];
}

const OWN = ["q", "order", "direction", "page", "pick"];

/**
 * Reads a ranked page's address.
 *
 * @throws {RequestError} 400 for what the page does not take
 */
export function rankingStateOf(kind: Kind, search: URLSearchParams): RankingState {
  const shared = new URLSearchParams([...search].filter(([name]) => !OWN.includes(name)));
  const given = new URLSearchParams(
    [...search].filter(([name, value]) =>
      ["q", "order", "direction"].includes(name) && value !== ""
    ),
  );
  const { q, order = "rank", direction } = parseFilters(
    { params: ["q", "order", "direction"] },
    given,
  );
  return {
    page: pageStateOf(shared),
    kind,
    q,
    order,
    direction,
    at: pageNumber(search.get("page") ?? "1"),
    picks: picksOf(search.getAll("pick")),
  };
}

/** The address's parameters of a state; what is the default is left out. */
export function rankingSearch(state: RankingState): URLSearchParams {
  const search = searchOf(state.page);
  for (const [name, value] of ownSearch(state)) search.set(name, value);
  return search;
}

/** What the filter bar keeps of a ranked page, whose first rows a change of filters shows. */
export function rankingOwn(state: RankingState): OwnFilters {
  const { q } = state;
  return {
    search: ownSearch({ ...state, at: 1 }),
    chips: q === undefined ? [] : [{ name: "q", text: words.history.chips.q(q) }],
  };
}

/** The parameters that only ranked pages have. */
function ownSearch({ q, order, direction, at, picks }: RankingState): URLSearchParams {
  const search = new URLSearchParams();
  if (q !== undefined) search.set("q", q);
  if (order !== "rank") search.set("order", order);
  if (direction !== undefined) search.set("direction", direction);
  if (at > 1) search.set("page", String(at));
  if (picks.length > 0) search.set("pick", picks.join());
  return search;
}

function pageNumber(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new RequestError("bad-parameter", "page is no whole number from 1.", "page");
}

/** A form without scripts sends each tick by itself; the first five count. */
function picksOf(given: readonly string[]): string[] {
  const ids = given.flatMap((text) => text.split(",")).filter((id) => id !== "");
  const picks = [...new Set(ids)].slice(0, MOST_PICKS);
  if (picks.length > 0) {
    parseFilters({ params: ["ids"] }, new URLSearchParams({ ids: picks.join() }));
  }
  return picks;
}
