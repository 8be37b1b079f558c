import { linkTo } from "../../lib/ui/links/links.ts";
import { PAGE_ROWS } from "../../lib/ui/views/ranking_page.ts";
import { rankingSearch, type RankingState } from "../../lib/ui/views/ranking_state.ts";
import { words } from "../../lib/ui/words/mod.ts";

const text = words.ranking.pages;

interface PagerProps {
  state: RankingState;
  path: string;
  /** How many rows there are in all. */
  matches: number;
  csv: string;
}

/** Which rows are shown, the way to the others, and the rows as CSV. */
export function Pager({ state, path, matches, csv }: PagerProps) {
  const { at } = state;
  const last = Math.ceil(matches / PAGE_ROWS);
  const from = (at - 1) * PAGE_ROWS + 1;
  const to = Math.min(at * PAGE_ROWS, matches);
  const link = (page: number) => linkTo(path, rankingSearch({ ...state, at: page }));
  return (
    <nav class="pager" aria-label={text.label}>
      {at > 1 ? <a href={link(at - 1)} rel="prev">{text.previous}</a> : null}
      <span>{text.shown(from, to, matches)}</span>
      {at < last ? <a href={link(at + 1)} rel="next">{text.next}</a> : null}
      <a class="csv" href={csv} download>{words.ranking.csv}</a>
    </nav>
  );
}
