import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { knownShare } from "../../lib/ui/views/known.ts";
import { measureText } from "../../lib/ui/views/metric.ts";
import { yearsChart, yearsFinding } from "../../lib/ui/views/taste_findings.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { ChartCard } from "../ChartCard.tsx";
import { Known } from "../Unknown.tsx";
import type { TasteProps } from "./Hero.tsx";

const text = words.taste.years;

/** The years the music came out. */
export function Years({ context, taste: { years, coverage } }: TasteProps) {
  const { state, state: { metric } } = context;
  return (
    <ChartCard
      id="years"
      topic={text.topic}
      finding={yearsFinding(years, metric)}
      name={text.name(words.filters[metric])}
      width="half"
      chart={years.length === 0 ? null : yearsChart(years, metric)}
      columns={[text.year, words.filters.hours, words.filters.plays]}
      rows={years.map((row) => [row.period, measureText(row, "hours"), count(row.plays)])}
      csv={csvLink("release-years", state)}
    >
      <Known
        share={knownShare(coverage, "release_years", metric)}
        text={(share) => words.taste.decades.known(share, words.metric[metric])}
      />
    </ChartCard>
  );
}
