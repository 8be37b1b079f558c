import type { Metric } from "./metric.ts";
import { rankingSearch, type RankingState, type Sort } from "./ranking_state.ts";

/** A heading that sorts. */
export interface SortLink {
  readonly search: URLSearchParams;
  /** How the rows are sorted by it now. */
  readonly sorted: "ascending" | "descending" | undefined;
}

/** What the headings of a ranked page lead to: sorted by them, or the other way round. */
export function sortLinks(state: RankingState) {
  const by = (sort: Sort, metric: Metric | null, natural: "asc" | "desc", flips: boolean) => {
    const isNow = state.sort === sort && (metric === null || state.page.metric === metric);
    const way = state.direction ?? natural;
    const other = way === "asc" ? "desc" : "asc";
    const next = isNow ? other : natural;
    const search = rankingSearch({
      ...state,
      page: metric === null ? state.page : { ...state.page, metric },
      sort,
      direction: next === natural ? undefined : next,
      at: 1,
    });
    // The first rank has the most hours: sorted upwards by rank, they go down.
    const isUp = (way === "asc") !== flips;
    const sorted = isNow ? isUp ? "ascending" as const : "descending" as const : undefined;
    return { search, sorted };
  };
  return {
    name: by("name", null, "asc", false),
    hours: by("rank", "hours", "asc", true),
    plays: by("rank", "plays", "asc", true),
    first: by("first", null, "asc", false),
    last: by("last", null, "desc", false),
  } satisfies Record<string, SortLink>;
}
