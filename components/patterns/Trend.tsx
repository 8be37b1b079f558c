import { linkTo } from "../../lib/ui/links/links.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import type { Patterns } from "../../lib/ui/views/patterns.ts";
import { GRANULARITIES, type Granularity } from "../../lib/queries/filters/params.ts";
import { daysIn } from "../../lib/queries/filters/comparison.ts";
import { within } from "../../lib/ui/views/ranges.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Choice } from "../Choice.tsx";
import { TrendCard } from "../overview/TrendCard.tsx";

const text = words.patterns.trend;

/** The least and most days for which buckets of a length make a chart. */
const SUITS: Record<Granularity, readonly [number, number]> = {
  day: [1, 400],
  week: [15, 4200],
  month: [32, Infinity],
  year: [367, Infinity],
};

interface TrendProps {
  context: PageContext;
  patterns: Patterns;
  granularity: Granularity | undefined;
}

/** How much over time, in buckets of a length that can be chosen. */
export function Trend({ context, patterns, granularity }: TrendProps) {
  const days = daysIn(within(context.range, context.data));
  const shown = patterns.trend[0]?.granularity ?? "month";
  const links = GRANULARITIES
    .filter((name) => name === shown || days >= SUITS[name][0] && days <= SUITS[name][1])
    .map((name) => {
      const search = toSearch({ ...context.state, granularity: name });
      return { text: text[name], href: linkTo("/patterns", search), isChosen: name === shown };
    });
  return (
    <TrendCard
      context={context}
      overview={patterns}
      granularity={granularity}
      choice={links.length > 1 ? <Choice label={text.by} links={links} /> : null}
    />
  );
}
