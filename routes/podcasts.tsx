import { page } from "fresh";
import { Head } from "fresh/runtime";
import { Episodes } from "../components/podcasts/Episodes.tsx";
import { Shows } from "../components/podcasts/Shows.tsx";
import { FilterBar } from "../components/FilterBar.tsx";
import { Part } from "../components/Part.tsx";
import { Statement } from "../components/Statement.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { linkTo } from "../lib/ui/links/links.ts";
import { changeText } from "../lib/ui/views/hero.ts";
import { loadContext } from "../lib/ui/page_context.ts";
import {
  loadPodcasts,
  podcastOwn,
  podcastStateOf,
  podcastTotals,
  SHOWS,
} from "../lib/ui/views/podcasts_page.ts";
import { count, hours } from "../lib/ui/words/format.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

const text = words.podcasts;

export const handler = define.handlers({
  GET: ({ state: source, url }) =>
    orErrorPage(async () => {
      const state = podcastStateOf(url.searchParams);
      const context = await loadContext(source, state.page);
      const shown = await loadPodcasts(source.store, state, context);
      return page({ context, state, shown });
    }),
});

export default define.page<typeof handler>(({ data: { context, state, shown } }) => {
  const { shows, before } = shown;
  const totals = podcastTotals(shows);
  const change = context === null ? "" : changeText({
    measure: "hours",
    now: totals.hours,
    before: before?.hours,
    sample: before?.plays ?? 0,
  }, context);
  const title = shows.length < SHOWS ? text.hero : text.heroMany;
  return (
    <>
      <Head>
        <title>{words.title(text.title)}</title>
      </Head>
      {context === null
        ? null
        : <FilterBar context={context} path="/podcasts" own={podcastOwn(state)} />}
      {shows.length === 0
        ? (
          <Statement title={text.none.title} text={text.none.text}>
            <a class="button" href={linkTo("/data")}>{text.none.link}</a>
          </Statement>
        )
        : (
          <>
            <section class="hero plain">
              <div>
                <h1 class="long">{title(hours(totals.hours), shows.length)}</h1>
                <p class="lead">
                  {text.lead(count(totals.episodes), count(totals.plays))}
                  {change === "" ? null : text.against(change)}
                </p>
              </div>
            </section>
            <div class="grid">
              <Shows shows={shows} state={state} />
              <Part topic={text.episodes.topic} width="half">
                <Episodes shown={shown} state={state} />
              </Part>
            </div>
          </>
        )}
    </>
  );
});
