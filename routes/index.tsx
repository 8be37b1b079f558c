import { page } from "fresh";
import { Head } from "fresh/runtime";
import { FilterBar } from "../components/FilterBar.tsx";
import { Figures } from "../components/overview/Figures.tsx";
import { Hero } from "../components/overview/Hero.tsx";
import { Discoveries } from "../components/overview/Discoveries.tsx";
import { OnThisDay } from "../components/overview/OnThisDay.tsx";
import { TrendCard } from "../components/overview/TrendCard.tsx";
import { Days } from "../components/overview/Days.tsx";
import { Week } from "../components/overview/Week.tsx";
import { Part } from "../components/Part.tsx";
import { Statement } from "../components/Statement.tsx";
import { TopLists } from "../components/TopLists.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadOverview, scopeOf } from "../lib/ui/views/overview.ts";
import { pageStateOf } from "../lib/ui/views/page_state.ts";
import { shortDay } from "../lib/ui/words/format.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state: { store }, url }) =>
    orErrorPage(async () => {
      const scope = await scopeOf(store, pageStateOf(url.searchParams));
      return page(scope === null ? null : { scope, overview: await loadOverview(store, scope) });
    }),
});

export default define.page<typeof handler>(({ data }) => {
  const text = words.overview;
  if (data === null) return <Statement {...words.noPlays} />;
  const { scope, overview } = data;
  const hasPlays = overview.summary.total_plays > 0;
  return (
    <>
      <Head>
        <title>{words.title(text.title)}</title>
      </Head>
      <FilterBar scope={scope} path="/" />
      {hasPlays ? <Shown {...data} /> : (
        <Statement
          title={text.nothing.title}
          text={text.nothing.text(shortDay(scope.data.start), shortDay(scope.data.end))}
        />
      )}
    </>
  );
});

type ShownProps = Parameters<typeof Hero>[0];

function Shown({ scope, overview }: ShownProps) {
  const { total_hours, total_plays } = overview.summary;
  const all = { hours: total_hours, plays: total_plays };
  return (
    <>
      <Hero scope={scope} overview={overview} />
      <Figures scope={scope} overview={overview} />
      <div class="grid">
        <Part topic={words.overview.trend.topic}>
          <TrendCard scope={scope} overview={overview} />
        </Part>
        <Part topic={words.overview.rankings}>
          <TopLists lists={overview} all={all} state={scope.state} />
        </Part>
        <Part topic={words.overview.calendar.topic}>
          <Days scope={scope} overview={overview} />
        </Part>
        <Part topic={words.overview.week.topic} width="half">
          <Week scope={scope} overview={overview} />
        </Part>
        <Part topic={words.overview.discoveries.topic} width="half">
          <Discoveries scope={scope} overview={overview} />
        </Part>
        <Part topic={words.overview.onThisDay.topic}>
          <OnThisDay scope={scope} overview={overview} />
        </Part>
      </div>
    </>
  );
}
