import { toSearch } from "../../queries/filters/codec.ts";
import type { PlaysCursor } from "../../queries/filters/cursor.ts";
import type { Filters } from "../../queries/filters/params.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { words } from "../words/mod.ts";
import { NO_OWN, type OwnFilters } from "./filter_bar.ts";
import { type PageState, playsOf, readAddress } from "./page_state.ts";

/** How many plays a page has. */
const PAGE = 100;
/** What the history is asked to show. */
export interface HistoryState {
  readonly page: PageState;
  readonly q: string | undefined;
  /** Where the page begins; at the latest play when undefined. */
  readonly cursor: PlaysCursor | undefined;
}

/**
 * Reads the address of the history.
 *
 * @throws {RequestError} 400 for what it does not take
 */
export function historyStateOf(address: URLSearchParams): HistoryState {
  const { state, own: { q, cursor } } = readAddress(address, ["q", "cursor"]);
  return { page: state, q, cursor };
}

/** What the filter bar keeps of the history, whose latest plays a change of filters shows. */
export function historyOwn({ q }: HistoryState): OwnFilters {
  return q === undefined
    ? NO_OWN
    : { search: toSearch({ q }), chips: [{ name: "q", text: words.filters.chips.q(q) }] };
}

/** Which plays are listed, as the question takes it. */
export function historyFilters({ page, q }: HistoryState): Filters {
  return { ...playsOf(page), ...(q === undefined ? {} : { q }) };
}

/** A page of the history, where the next one begins, and how many there are where that is known. */
export async function loadHistory(store: Store, state: HistoryState) {
  const { page, q, cursor } = state;
  const from = cursor === undefined ? {} : { cursor };
  const [plays, summary] = await Promise.all([
    store.query(QUESTIONS.plays, { ...historyFilters(state), ...from, limit: PAGE }),
    q === undefined ? store.query(QUESTIONS.summary, playsOf(page)) : null,
  ]);
  return {
    plays: plays.data,
    next: plays.next ?? null,
    total: summary?.data.total_plays ?? null,
    isFirst: cursor === undefined,
  };
}

/** What {@linkcode loadHistory} gives. */
export type HistoryPage = Awaited<ReturnType<typeof loadHistory>>;
