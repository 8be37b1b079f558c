import { Head } from "fresh/runtime";
import Together from "../../islands/Together.tsx";
import { csvLink } from "../../lib/ui/links/csv_link.ts";
import { linkTo } from "../../lib/ui/links/links.ts";
import { rangeText } from "../../lib/ui/views/hero.ts";
import { togetherView } from "../../lib/ui/views/ranking_together.ts";
import {
  comparedRange,
  rankingFilters,
  type RankingPage as Data,
} from "../../lib/ui/views/ranking_page.ts";
import { namesOf, rankingRows } from "../../lib/ui/views/ranking_rows.ts";
import { rankingOwn, rankingSearch } from "../../lib/ui/views/ranking_state.ts";
import { longDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { FilterBar } from "../FilterBar.tsx";
import { Live } from "../Live.tsx";
import { NothingThen } from "../NothingThen.tsx";
import { Statement } from "../Statement.tsx";
import { Pager } from "./Pager.tsx";
import { RankingTable } from "./RankingTable.tsx";
import { SearchForm } from "./SearchForm.tsx";

const text = words.ranking;

/** All artists, tracks or albums, ranked. */
export function RankingPage({ data, path }: { data: Data | null; path: string }) {
  if (!data) return <Statement {...words.noPlays} />;
  const { context, state, first } = data;
  return (
    <>
      <Head>
        <title>{words.title(text[state.kind].title)}</title>
      </Head>
      <FilterBar context={context} path={path} own={rankingOwn(state)} />
      {first.length === 0 ? <Nothing data={data} /> : <Shown data={data} path={path} />}
    </>
  );
}

/** Nothing ranks: nothing was played, or what was has no name. */
function Nothing({ data: { context, state: { kind }, nameless } }: { data: Data }) {
  if (nameless === 0) return <NothingThen context={context} />;
  const { title, text: why } = text.nameless;
  return <Statement title={title(text[kind])} text={why(nameless)} />;
}

function Shown({ data, path }: { data: Data; path: string }) {
  const { context, state, rows, first, lines, buckets } = data;
  const { kind, page: { metric } } = state;
  const top = first.find(({ name }) => name !== "") ?? first[0];
  const share = first.reduce(
    (sum, row) => sum + ((metric === "hours" ? row.hours_share : row.plays_share) ?? 0),
    0,
  );
  const range = rangeText(context);
  const compared = comparedRange(context);
  const against = compared === null
    ? null
    : context.compared === null
    ? text.change.allTimeUntil(longDay(compared.end))
    : words.filters.range(longDay(compared.start), longDay(compared.end));
  const matches = rows[0]?.matches ?? 0;
  const together = togetherView(data);
  const csv = csvLink("ranking", rankingFilters(context, state));
  return (
    <>
      <header class="ranking-head">
        <h1>
          {text.headline(
            top?.matches ?? 0,
            top === undefined ? "" : namesOf(top, kind).shown,
            text[kind],
          )}
        </h1>
        <p class="lead">
          {text.lead(first.length, Math.min(1, share), words.metric[metric], text[kind])}
        </p>
      </header>
      <SearchForm state={state} path={path} />
      {state.q === undefined || matches === 0
        ? null
        : <p class="found" role="status">{text.found(matches, state.q)}</p>}
      <form class="ranking-form" action={linkTo(path)}>
        {[...rankingSearch({ ...state, picks: [] })].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <noscript>
          {state.picks.filter((id) => rows.every((row) => row.id !== id)).map((id) => (
            <input key={id} type="hidden" name="pick" value={id} />
          ))}
        </noscript>
        <Live id="together" data={together}>
          <Together view={together} text={text.together} />
        </Live>
        {rows.length === 0
          ? (
            <p class="empty">
              {state.q === undefined ? text.nothing.page : text.nothing.text(state.q)}
            </p>
          )
          : (
            <RankingTable
              state={state}
              path={path}
              rows={rankingRows(rows, kind, lines, buckets, metric)}
              caption={text.caption(text[kind].title, range, words.metric[metric])}
              against={against}
              sortsByTime={context.shows === "everything"}
            />
          )}
      </form>
      {rows.length === 0 ? null : <Pager state={state} path={path} matches={matches} csv={csv} />}
      {against === null ? null : <p class="small-print">{text.change.against(against)}.</p>}
    </>
  );
}
