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
import { loadContext } from "../lib/ui/page_context.ts";
import { loadOverview } from "../lib/ui/views/overview.ts";
import { pageStateOf } from "../lib/ui/views/page_state.ts";
import { shortDay } from "../lib/ui/words/format.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state: source, url }) =>
    orErrorPage(async () => {
      const context = await loadContext(source, pageStateOf(url.searchParams));
      return page(
        context === null ? null : { context, overview: await loadOverview(source.store, context) },
      );
    }),
});

export default define.page<typeof handler>(({ data }) => {
  const text = words.overview;
  if (!data) return <Statement {...words.noPlays} />;
  const { context, overview } = data;
  const hasPlays = overview.summary.total_plays > 0;
  return (
    <>
      <Head>
        <title>{words.title(text.title)}</title>
      </Head>
      <FilterBar context={context} path="/" />
      {hasPlays ? <Shown {...data} /> : (
        <Statement
          title={text.nothing.title}
          text={text.nothing.text(shortDay(context.data.start), shortDay(context.data.end))}
        />
      )}
    </>
  );
});

type ShownProps = Parameters<typeof Hero>[0];

function Shown({ context, overview }: ShownProps) {
  const { total_hours, total_plays } = overview.summary;
  const all = { hours: total_hours, plays: total_plays };
  return (
    <>
      <Hero context={context} overview={overview} />
      <Figures context={context} overview={overview} />
      <div class="grid">
        <Part topic={words.overview.trend.topic}>
          <TrendCard context={context} overview={overview} />
        </Part>
        <Part topic={words.overview.rankings}>
          <TopLists lists={overview} all={all} state={context.state} />
        </Part>
        <Part topic={words.overview.calendar.topic}>
          <Days context={context} overview={overview} />
        </Part>
        <Part topic={words.overview.week.topic} width="half">
          <Week context={context} overview={overview} />
        </Part>
        <Part topic={words.overview.discoveries.topic} width="half">
          <Discoveries context={context} overview={overview} />
        </Part>
        <Part topic={words.overview.onThisDay.topic}>
          <OnThisDay context={context} overview={overview} />
        </Part>
      </div>
    </>
  );
}
