import { csvLink } from "../../lib/site/links.ts";
import { discoveryChart, discoveryFinding } from "../../lib/views/taste_findings.ts";
import { longMonth } from "../../lib/words/format.ts";
import { words } from "../../lib/words/mod.ts";
import { ChartCard } from "../ChartCard.tsx";
import { shareCell } from "../Unknown.tsx";
import type { TasteProps } from "./Hero.tsx";

const text = words.taste.discovery;

/** How much is new. */
export function Discovery({ scope, taste: { discovery, months } }: TasteProps) {
  const { state, state: { metric } } = scope;
  return (
    <ChartCard
      id="discovery"
      topic={text.topic}
      finding={discoveryFinding(discovery, months, metric)}
      name={text.name(words.metric[metric])}
      note={text.note}
      chart={discoveryChart(discovery, metric)}
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
