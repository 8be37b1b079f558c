import { rangeInWords } from "../lib/views/hero.ts";
import type { Scope } from "../lib/views/overview.ts";
import { words } from "../lib/words/mod.ts";

/** What the dotted line of a chart is; nothing without a comparison. */
export function Dotted({ scope: { compared, data } }: { scope: Scope }) {
  if (compared === null) return null;
  return <span>{words.overview.trend.dotted(rangeInWords(compared, data))}</span>;
}
