import { page } from "fresh";
import { Head } from "fresh/runtime";
import { FilterBar } from "../components/FilterBar.tsx";
import { HistoryList } from "../components/history/HistoryList.tsx";
import { Narrowing } from "../components/history/Narrowing.tsx";
import { Statement } from "../components/Statement.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { historyOwn, historyStateOf, loadHistory } from "../lib/ui/views/history_page.ts";
import { loadContext } from "../lib/ui/page_context.ts";
import { count, longDay } from "../lib/ui/words/format.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

const text = words.history;

export const handler = define.handlers({
  GET: ({ state: source, url }) =>
    orErrorPage(async () => {
      const state = historyStateOf(url.searchParams);
      const context = await loadContext(source, state.page);
      if (context === null) return page(null);
      return page({ context, state, shown: await loadHistory(source.store, state) });
    }),
});

export default define.page<typeof handler>(({ data }) => {
  if (!data) return <Statement {...words.noPlays} />;
  const { context, state, shown } = data;
  const [first, last] = [shown.plays[0], shown.plays.at(-1)];
  return (
    <>
      <Head>
        <title>{words.title(text.title)}</title>
      </Head>
      <FilterBar context={context} path="/history" compares={false} own={historyOwn(state)} />
      {first === undefined || last === undefined
        ? <Statement title={text.nothing.title} text={text.nothing.text} />
        : (
          <section class="hero plain">
            <div>
              <h1 class="long">{title(shown.total)}</h1>
              <p class="lead">
                {text.lead(longDay(context.range.start), longDay(context.range.end))}
              </p>
            </div>
          </section>
        )}
      <Narrowing state={state} data={context.data} />
      <HistoryList state={state} shown={shown} />
    </>
  );
});

function title(total: number | null): string {
  if (total === null) return text.heroFound;
  return total === 1 ? text.one : text.hero(count(total));
}
