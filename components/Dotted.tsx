import type { PageContext } from "../lib/ui/page_context.ts";
import { words } from "../lib/ui/words/mod.ts";

/** What the dotted line of a chart is; nothing without a comparison. */
export function Dotted({ context: { compared } }: { context: PageContext }) {
  if (compared === null) return null;
  return <span>{words.overview.trend.dotted(words.inRange(compared))}</span>;
}
