import type { Picked } from "../charts/together.ts";
import { type Filters, MOST_PICKS } from "../../queries/filters/params.ts";
import { toSearch } from "../../queries/filters/codec.ts";
import { linkTo } from "../links/links.ts";
import type { RankingPage } from "./ranking_page.ts";
import { namesOf } from "./ranking_rows.ts";

/** What the island that draws several together is given. */
export function togetherView({ context, state, picked, pickedLines, buckets }: RankingPage) {
  const filters: Filters = {
    ...context.filters,
    kind: state.kind,
    granularity: buckets?.granularity ?? "month",
  };
  return {
    api: linkTo("/api/interest", toSearch(filters)),
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
