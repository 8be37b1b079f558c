import { csvLink } from "../../lib/ui/links/links.ts";
import { beside, shiftOf } from "../../lib/ui/views/beside.ts";
import { rangeInWords } from "../../lib/ui/views/hero.ts";
import { discoveryChart, discoveryFinding } from "../../lib/ui/views/taste_findings.ts";
import { longMonth } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { ChartCard } from "../ChartCard.tsx";
import { shareCell } from "../Unknown.tsx";
import type { TasteProps } from "./Hero.tsx";

const text = words.taste.discovery;

/** How much is new. */
export function Discovery({ scope, taste: { discovery, months, before } }: TasteProps) {
  const { state, state: { metric } } = scope;
  const shift = shiftOf(
    discovery[0]?.year_month,
    before.discovery[0]?.year_month,
    scope,
    "month",
  );
  return (
    <ChartCard
      id="discovery"
      topic={text.topic}
      finding={discoveryFinding(discovery, months, metric)}
      name={text.name(words.metric[metric])}
      note={scope.compared === null || before.discovery.length === 0
        ? text.note
        : `${text.note}; ${words.overview.trend.dotted(rangeInWords(scope.compared, scope.data))}`}
      chart={beside(
        discoveryChart(discovery, metric),
        discoveryChart(before.discovery, metric),
        shift,
      )}
      columns={[text.columns.month, text.columns.hours, text.columns.plays]}
      rows={discovery.map((row) => [
        longMonth(row.year_month),
        shareCell(row.discovery_rate_hours),
        shareCell(row.discovery_rate_plays),
      ])}
      csv={csvLink("discovery-rate", state)}
    />
  );
}
