import type { Picked } from "../charts/together.ts";
import type { Filters } from "../../queries/params.ts";
import { linkTo } from "../links/links.ts";
import { filtersOf } from "./page_state.ts";
import type { RankingPage } from "./ranking_page.ts";
import { namesOf } from "./ranking_rows.ts";
import { MOST_PICKS } from "./ranking_state.ts";

/** What the island that draws several together is given. */
export function togetherView({ context, state, picked, pickedLines, buckets }: RankingPage) {
  const { start, end } = context.state;
  const filters: Filters = {
    ...filtersOf({ ...(start && { start }), ...(end && { end }) }),
    kind: state.kind,
    granularity: buckets?.granularity ?? "month",
  };
  return {
    api: linkTo("/api/interest", apiSearch(filters)),
    metric: state.page.metric,
    most: MOST_PICKS,
    axis: {
      placeOf: buckets?.placeOf ?? {},
      titles: buckets?.titles ?? [],
      ticks: buckets?.ticks ?? [],
    },
    picked: picked.map((row): Picked => {
      const { shown, under } = namesOf(row, state.kind);
      return { id: row.id, name: shown, under };
    }),
    rows: pickedLines.map(({ id, period, hours, plays }) => ({ id, period, hours, plays })),
  };
}

/** Filters as the API's address has them; what is the default is left out. */
export function apiSearch(filters: Filters, format?: "csv"): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined || name === "offset" && value === 0) continue;
    search.set(name, String(value));
  }
  if (format !== undefined) search.set("format", format);
  return search;
}
