import { type Filters, type ParamName, parseFilters } from "../../queries/filters.ts";
import { encodeCursor } from "../../queries/cursor.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { words } from "../words/mod.ts";
import type { OwnFilters } from "./filter_bar.ts";
import { type PageState, pageStateOf } from "./page_state.ts";

/** How many plays a page has. */
const PAGE = 100;
/** What narrows the history besides the range. */
const NARROWING = ["q", "artist", "album", "track", "platform", "country"] as const;

/** Whether a parameter narrows the history besides the range. */
export function isNarrowing(name: string): boolean {
  return NARROWING.some((known) => known === name);
}

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

/** What the filter bar keeps of the history, whose latest plays a change of filters shows. */
export function historyOwn({ filters }: HistoryState): OwnFilters {
  const given = NARROWING.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [{ name, value, text: words.history.chips[name](value) }];
  });
  return {
    search: new URLSearchParams(given.map(({ name, value }) => [name, value])),
    chips: given,
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
