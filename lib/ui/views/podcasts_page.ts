import { toSearch } from "../../queries/filters/codec.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Podcast } from "../../queries/questions/podcasts.ts";
import type { Store } from "../../queries/store.ts";
import { words } from "../words/mod.ts";
import { NO_OWN, type OwnFilters } from "./filter_bar.ts";
import { type PageState, playsOf, readAddress } from "./page_state.ts";
import type { PageContext } from "../page_context.ts";
import { settled } from "./settled.ts";

/** How many shows, and episodes, are listed at most. */
export const SHOWS = 100;
const EPISODES = 25;

/** What the page of podcasts is asked to show. */
export interface PodcastState {
  readonly page: PageState;
  /** Only this show's episodes. */
  readonly show: string | undefined;
}

/**
 * Reads the address of the podcasts.
 *
 * @throws {RequestError} 400 for what it does not take
 */
export function podcastStateOf(address: URLSearchParams): PodcastState {
  const { state, own: { show } } = readAddress(address, ["show"]);
  return { page: state, show };
}

/** What the filter bar keeps of the podcasts' page. */
export function podcastOwn({ show }: PodcastState): OwnFilters {
  return show === undefined ? NO_OWN : {
    search: toSearch({ show }),
    chips: [{ name: "show", text: words.podcasts.episodes.topicOf(show) }],
  };
}

/**
 * Shows and episodes of a range, whether or not there is music in it.
 *
 * @param context null when no music was played at all
 */
export async function loadPodcasts(
  store: Store,
  { page, show }: PodcastState,
  context: PageContext | null,
) {
  const { metric } = page;
  const compared = context?.before ?? null;
  const filters = { ...playsOf(page), metric };
  const narrowed = show === undefined ? {} : { show };
  const byShow = { ...filters, groupBy: "show", limit: SHOWS } as const;
  const [shows, before, episodes] = await Promise.all([
    store.query(QUESTIONS.podcasts, byShow),
    compared === null ? null : store.query(QUESTIONS.podcasts, { ...byShow, ...compared }),
    settled(store.query(QUESTIONS.podcasts, {
      ...filters,
      ...narrowed,
      groupBy: "episode",
      limit: EPISODES,
    })),
  ]);
  return {
    shows: shows.data,
    before: before === null ? undefined : podcastTotals(before.data),
    get episodes() {
      return episodes().data;
    },
  };
}

/** What all shows come to. */
export function podcastTotals(shows: readonly Podcast[]) {
  const sum = (column: "hours" | "plays" | "episodes") =>
    shows.reduce((all, show) => all + show[column], 0);
  return { hours: sum("hours"), plays: sum("plays"), episodes: sum("episodes") };
}
