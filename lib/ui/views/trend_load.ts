import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import type { PageContext } from "../page_context.ts";
import { filtersOf } from "./page_state.ts";
import { type Granularity, granularityOf } from "./periods.ts";

/** A trend, and the one it is compared with in buckets of the same length. */
export async function loadTrend(
  store: Store,
  context: PageContext,
  asked: Granularity | undefined,
) {
  const { state: { start, end }, compared } = context;
  const range = filtersOf({ ...(start && { start }), ...(end && { end }) });
  const filters = asked === undefined ? range : { ...range, granularity: asked };
  const { data: trend } = await store.query(QUESTIONS.trends, filters);
  if (compared === null) return { trend, comparedTrend: [] };
  const granularity = granularityOf(trend[0]?.granularity);
  const before = { ...filtersOf(compared), granularity };
  return { trend, comparedTrend: (await store.query(QUESTIONS.trends, before)).data };
}
