import { isNarrowed } from "../../queries/where.ts";
import type { FindingScope } from "../findings/finding.ts";
import type { PageContext } from "../page_context.ts";

/** What the findings of a page are asked about. */
export function scopeOf(
  { state, shown, narrowing }: Pick<PageContext, "state" | "shown" | "narrowing">,
): FindingScope {
  return { measure: state.metric, range: shown, isNarrowed: isNarrowed(narrowing) };
}
