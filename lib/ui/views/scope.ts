import type { FindingScope } from "../findings/finding.ts";
import type { PageContext } from "../page_context.ts";

/** What the findings of a page are asked about. */
export function scopeOf(
  { state, shown, narrowing }: Pick<PageContext, "state" | "shown" | "narrowing">,
): FindingScope {
  const isNarrowed = Object.keys(narrowing).length > 0;
  return { measure: state.metric, range: shown, isNarrowed };
}
