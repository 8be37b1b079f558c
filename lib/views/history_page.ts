import { type Filters, type ParamName, parseFilters } from "../filters.ts";
import { encodeCursor } from "../cursor.ts";
import { QUESTIONS } from "../questions.ts";
import type { Store } from "../store.ts";
import { type PageState, pageStateOf } from "./page_state.ts";

/** How many plays a page has. */
const PAGE = 100;
/** What narrows the history besides the range. */
export const NARROWING = ["q", "artist", "album", "track", "platform", "country"] as const;

/** What the history is asked to show. */
export interface HistoryState {
  readonly page: PageState;
  readonly filters: Filters;
  /** The parts of the address that narrow, as the API takes them too. */
  readonly search: URLSearchParams;
}

/**
 * Reads the address of the history.
 *
 * @throws {RequestError} 400 for what it does not take
 */
export function historyStateOf(address: URLSearchParams): HistoryState {
  const own: readonly ParamName[] = [...NARROWING, "cursor"];
  const isOwn = (name: string) => own.some((known) => known === name);
  const given = [...address].filter(([, value]) => value !== "");
  const shared = new URLSearchParams(given.filter(([name]) => !isOwn(name)));
  const page = pageStateOf(shared);
  const search = new URLSearchParams(given.filter(([name]) => name !== "cursor" && isOwn(name)));
  const cursor = given.filter(([name]) => name === "cursor");
  const narrowed = parseFilters({ params: own }, new URLSearchParams([...search, ...cursor]));
  if (page.start !== undefined) search.set("startDate", page.start);
  if (page.end !== undefined) search.set("endDate", page.end);
  return {
    page,
    search,
    filters: {
      ...(page.start === undefined ? {} : { startDate: page.start }),
      ...(page.end === undefined ? {} : { endDate: page.end }),
      ...narrowed,
    },
  };
}

/** A page of the history, where the next one begins, and how many there are where that is known. */
export async function loadHistory(store: Store, { filters }: HistoryState) {
  const { q, cursor, ...narrowed } = filters;
  const [plays, summary] = await Promise.all([
    store.query(QUESTIONS.plays, { ...filters, limit: PAGE }),
    q === undefined ? store.query(QUESTIONS.summary, narrowed) : null,
  ]);
  return {
    plays: plays.data,
    next: plays.next ?? null,
    total: summary?.data.total_plays ?? null,
    isFirst: cursor === undefined,
    cursor: cursor === undefined ? null : encodeCursor(cursor),
  };
}

/** What {@linkcode loadHistory} gives. */
export type HistoryPage = Awaited<ReturnType<typeof loadHistory>>;
