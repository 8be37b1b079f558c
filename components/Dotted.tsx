import { rangeInWords } from "../lib/ui/views/hero.ts";
import type { Scope } from "../lib/ui/views/overview.ts";
import { words } from "../lib/ui/words/mod.ts";

/** What the dotted line of a chart is; nothing without a comparison. */
export function Dotted({ scope: { compared, data } }: { scope: Scope }) {
  if (compared === null) return null;
  return <span>{words.overview.trend.dotted(rangeInWords(compared, data))}</span>;
}
