import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { knownShare } from "../../lib/ui/views/known.ts";
import { valueText } from "../../lib/ui/views/layers.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { ChartCard } from "../ChartCard.tsx";
import { Known } from "../Unknown.tsx";
import type { TasteProps } from "./Hero.tsx";

const text = words.taste.decades;

/** The decades the music came out in, as a stream. */
export function Decades({ context, taste }: TasteProps) {
  const { state, state: { metric } } = context;
  const { sums, chart } = taste.decades;
  const all = sums.reduce((sum, { value }) => sum + value, 0);
  const [top] = sums.toSorted((a, b) => b.value - a.value);
  return (
    <ChartCard
      id="decades"
      topic={text.topic}
      finding={top === undefined || all === 0
        ? text.none
        : text.finding(top.decade, top.value / all)}
      name={text.name(words.filters[metric])}
      note={text.note}
      chart={sums.length === 0 ? null : chart}
      columns={[text.month, ...chart.series.map(({ name }) => name)]}
      rows={chart.titles.map((title, at) => [
        title,
        ...chart.series.map(({ values }) => valueText(values[at] ?? 0, metric)),
      ])}
      csv={csvLink("decade-evolution", state)}
    >
      <Known
        share={knownShare(taste.coverage, "release_years", metric)}
        text={(share) => text.known(share, words.metric[metric])}
      />
    </ChartCard>
  );
}
