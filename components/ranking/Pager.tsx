import type { PagerView } from "../../lib/ui/pages/ranking.ts";
import { words } from "../../lib/ui/words/mod.ts";

const text = words.ranking.pages;

/** Which rows are shown, the way to the others, and the rows as CSV. */
export function Pager({ view: { previous, next, shown, csv } }: { view: PagerView }) {
  return (
    <nav class="pager" aria-label={text.label}>
      {previous === null ? null : <a href={previous} rel="prev">{text.previous}</a>}
      <span>{shown}</span>
      {next === null ? null : <a href={next} rel="next">{text.next}</a>}
      <a class="csv" href={csv} download>{words.ranking.csv}</a>
    </nav>
  );
}
