import type { Picked } from "../charts/together.ts";
import { type Filters, MOST_PICKS } from "../../queries/filters/params.ts";
import { toSearch } from "../../queries/filters/codec.ts";
import type { Interest } from "../../queries/questions/interest.ts";
import type { Ranked } from "../../queries/questions/ranking.ts";
import { linkTo } from "../links/links.ts";
import type { MarkLink } from "../charts/data.ts";
import { type LinkOrigin, rangeLink } from "../links/mark_links.ts";
import type { Buckets } from "./buckets.ts";
import { daysOfPeriod } from "./periods.ts";
import { namesOf } from "./ranking_rows.ts";
import type { RankingState } from "./ranking_state.ts";

/** What is drawn together. */
interface Together {
  readonly state: RankingState;
  readonly picked: readonly Ranked[];
  readonly pickedLines: readonly Interest[];
  readonly buckets: Buckets | null;
}

/** What the island that draws several together is given. */
export function togetherView(
  context: LinkOrigin,
  { state, picked, pickedLines, buckets }: Together,
) {
  const { filters } = context;
  const asked: Filters = {
    ...filters,
    kind: state.kind,
    granularity: buckets?.granularity ?? "month",
  };
  return {
    api: linkTo("/api/interest", toSearch(asked)),
    metric: state.page.metric,
    most: MOST_PICKS,
    axis: {
      slotOf: buckets?.slotOf ?? {},
      titles: buckets?.titles ?? [],
      ticks: buckets?.ticks ?? [],
      links: buckets === null ? [] : linksOf(context, buckets),
    },
    picked: picked.map((row): Picked => {
      const { shown, under } = namesOf(row, state.kind);
      return { id: row.id, name: shown, under };
    }),
    rows: pickedLines.map(({ id, period, hours, plays }) => ({ id, period, hours, plays })),
  };
}

/** Each bucket leads to its days, on the same page. */
function linksOf(
  context: LinkOrigin,
  { ends, titles, granularity }: Buckets,
): (MarkLink | null)[] {
  // One bucket is all that is shown already.
  if (ends.length === 1) return [];
  return ends.map(([first, last], at) => {
    const { start } = daysOfPeriod(first, granularity);
    const { end } = daysOfPeriod(last, granularity);
    return rangeLink(context, { start, end }, titles[at] ?? "");
  });
}
