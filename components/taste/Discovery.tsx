import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { beside, shiftOf } from "../../lib/ui/views/beside.ts";
import { discoveryChart, discoveryFinding } from "../../lib/ui/views/taste_findings.ts";
import { longMonth } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { ChartCard } from "../ChartCard.tsx";
import { shareCell } from "../Unknown.tsx";
import type { TasteProps } from "./Hero.tsx";

const text = words.taste.discovery;

/** How much is new. */
export function Discovery({ context, taste: { discovery, months, before } }: TasteProps) {
  const { state, state: { metric } } = context;
  const shift = shiftOf(
    discovery[0]?.year_month,
    before.discovery[0]?.year_month,
    context,
    "month",
  );
  return (
    <ChartCard
      id="discovery"
      topic={text.topic}
      finding={discoveryFinding(discovery, months, metric)}
      name={text.name(words.metric[metric])}
      note={context.compared === null || before.discovery.length === 0
        ? text.note
        : `${text.note}; ${words.overview.trend.dotted(words.inRange(context.compared))}`}
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
