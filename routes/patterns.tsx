import { page } from "fresh";
import { Head } from "fresh/runtime";
import { FilterBar } from "../components/FilterBar.tsx";
import { NothingThen } from "../components/NothingThen.tsx";
import { Week } from "../components/overview/Week.tsx";
import { Calendar } from "../components/patterns/Calendar.tsx";
import { Figures } from "../components/patterns/Figures.tsx";
import { Hero } from "../components/patterns/Hero.tsx";
import { Sessions } from "../components/patterns/Sessions.tsx";
import { SessionsPerDay } from "../components/patterns/SessionsPerDay.tsx";
import { Streaks } from "../components/patterns/Streaks.tsx";
import { Trend } from "../components/patterns/Trend.tsx";
import { Weekdays } from "../components/patterns/Weekdays.tsx";
import { Part } from "../components/Part.tsx";
import { Statement } from "../components/Statement.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadContext } from "../lib/ui/page_context.ts";
import { readAddress } from "../lib/ui/views/page_state.ts";
import { loadPatterns } from "../lib/ui/views/patterns.ts";
import { fullestFinding } from "../lib/ui/views/weekdays.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state: source, url }) =>
    orErrorPage(async () => {
      const { state, own: { granularity } } = readAddress(url.searchParams, ["granularity"]);
      const context = await loadContext(source, state);
      if (context === null) return page(null);
      const patterns = await loadPatterns(source.store, context, granularity);
      return page({ context, granularity, patterns });
    }),
});

export default define.page<typeof handler>(({ data }) => {
  if (!data) return <Statement {...words.noPlays} />;
  return (
    <>
      <Head>
        <title>{words.title(words.patterns.title)}</title>
      </Head>
      <FilterBar context={data.context} path="/patterns" />
      {data.patterns.listeningDays === 0 ? <NothingThen context={data.context} /> : (
        <>
          <Hero {...data} />
          <Figures {...data} />
          <div class="grid">
            <Part topic={words.overview.trend.topic}>
              <Trend {...data} />
            </Part>
            <Part topic={words.patterns.weekdays.topic} width="half">
              <Weekdays {...data} />
            </Part>
            <Part topic={words.overview.week.topic} width="half">
              <Week
                context={data.context}
                overview={data.patterns}
                find={fullestFinding}
              />
            </Part>
            <Part topic={words.patterns.calendar.topic}>
              <Calendar {...data} />
            </Part>
            <Part topic={words.patterns.streaks.topic} width="half">
              <Streaks {...data} />
            </Part>
            <Part topic={words.patterns.sessions.topic} width="half">
              <Sessions {...data} />
            </Part>
            <Part topic={words.patterns.perDay.topic}>
              <SessionsPerDay {...data} />
            </Part>
          </div>
        </>
      )}
    </>
  );
});
