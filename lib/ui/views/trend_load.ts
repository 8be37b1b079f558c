import { QUESTIONS } from "../../queries/questions.ts";
import type { Granularity } from "../../queries/filters/params.ts";
import type { Store } from "../../queries/store.ts";
import type { PageContext } from "../page_context.ts";

/** A trend, and the one it is compared with in buckets of the same length. */
export async function loadTrend(
  store: Store,
  context: PageContext,
  asked: Granularity | undefined,
) {
  const { before } = context;
  const filters = asked === undefined
    ? context.filters
    : { ...context.filters, granularity: asked };
  const { data: trend } = await store.query(QUESTIONS.trends, filters);
  if (before === null) return { trend, comparedTrend: [] };
  const granularity = trend[0]?.granularity ?? "month";
  const compared = await store.query(QUESTIONS.trends, { ...before, granularity });
  return { trend, comparedTrend: compared.data };
}
