import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { knownShare } from "../../lib/ui/views/known.ts";
import { measureText } from "../../lib/ui/views/metric.ts";
import { bandName, popularityChart, popularityFinding } from "../../lib/ui/views/taste_findings.ts";
import { count } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { ChartCard } from "../ChartCard.tsx";
import { Known } from "../Unknown.tsx";
import type { TasteProps } from "./Hero.tsx";

const text = words.taste.popularity;

/** How popular the music is. */
export function Popularity({ context, taste: { popularity, coverage } }: TasteProps) {
  const { state, state: { metric } } = context;
  return (
    <ChartCard
      id="popularity"
      topic={text.topic}
      finding={popularityFinding(popularity, metric)}
      name={text.name(words.filters[metric])}
      width="half"
      chart={popularity.length === 0 ? null : popularityChart(popularity, metric)}
      columns={[text.column, words.filters.hours, words.filters.plays]}
      rows={popularity.map((row) => [
        bandName(row.popularity),
        measureText(row, "hours"),
        count(row.plays),
      ])}
      csv={csvLink("popularity", state)}
    >
      <Known
        share={knownShare(coverage, "popularity", metric)}
        text={(share) => text.known(share, words.metric[metric])}
      />
    </ChartCard>
  );
}
