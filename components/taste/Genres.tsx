import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { knownShare } from "../../lib/ui/views/known.ts";
import { valueText } from "../../lib/ui/views/layers.ts";
import { total } from "../../lib/ui/views/metric.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { ChartCard } from "../ChartCard.tsx";
import { Known } from "../Unknown.tsx";
import type { TasteProps } from "./Hero.tsx";

const text = words.taste.genres;

/** Genres as stacked areas; what belongs to none of the first is the last layer. */
export function Genres({ context, taste }: TasteProps) {
  const { state, state: { metric } } = context;
  const { names, sums, share, hasRest, chart } = taste.genres;
  const said = words.metric[metric];
  const all = total(taste.months, metric);
  return (
    <ChartCard
      id="genres"
      topic={text.topic}
      finding={names[0] === undefined
        ? text.none
        : text.finding(names[0], all === 0 ? 0 : (sums[0] ?? 0) / all, said)}
      name={text.name(words.filters[metric])}
      note={hasRest ? text.note : text.noteFew(names.length, share)}
      chart={names.length === 0 ? null : chart}
      columns={[text.month, ...chart.series.map(({ name }) => name)]}
      rows={chart.titles.map((title, at) => [
        title,
        ...chart.series.map(({ values }) => valueText(values[at] ?? 0, metric)),
      ])}
      csv={csvLink("genre-evolution", { ...state, groupBy: taste.groupBy })}
    >
      <Known
        share={knownShare(taste.coverage, "genres", metric)}
        text={(share) => text.known(share, said)}
      />
    </ChartCard>
  );
}
