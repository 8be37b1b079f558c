import { page } from "fresh";
import { Head } from "fresh/runtime";
import { FilterBar } from "../components/FilterBar.tsx";
import { NothingThen } from "../components/NothingThen.tsx";
import { Part } from "../components/Part.tsx";
import { Statement } from "../components/Statement.tsx";
import { Concentration } from "../components/taste/Concentration.tsx";
import { Decades } from "../components/taste/Decades.tsx";
import { Discovery } from "../components/taste/Discovery.tsx";
import { Genres } from "../components/taste/Genres.tsx";
import { Hero } from "../components/taste/Hero.tsx";
import { Popularity } from "../components/taste/Popularity.tsx";
import { Years } from "../components/taste/Years.tsx";
import { UnknownCard } from "../components/taste/UnknownCard.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadContext } from "../lib/ui/page_context.ts";
import { toSearch } from "../lib/queries/filters/codec.ts";
import { readAddress } from "../lib/ui/views/page_state.ts";
import { isUnknown, loadTaste } from "../lib/ui/views/taste.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state: source, url }) =>
    orErrorPage(async () => {
      const { state, own } = readAddress(url.searchParams, ["race", "month"]);
      const { race: field = "artists", month } = own;
      const context = await loadContext(source, state);
      if (context === null) return page(null);
      return page({ context, field, month, taste: await loadTaste(source.store, context, field) });
    }),
});

export default define.page<typeof handler>(({ data }) => {
  if (!data) return <Statement {...words.noPlays} />;
  return (
    <>
      <Head>
        <title>{words.title(words.taste.title)}</title>
      </Head>
      <FilterBar
        context={data.context}
        path="/taste"
        own={{ search: toSearch({ race: data.field }), chips: [] }}
      />
      {data.taste.discovery.length === 0 ? <NothingThen context={data.context} /> : (
        <>
          <Hero {...data} />
          <div class="grid">
            {isUnknown(data.taste) ? <UnknownCard /> : (
              <>
                <Part topic={words.taste.genres.topic}>
                  <Genres {...data} />
                </Part>
                <Part topic={words.taste.decades.topic}>
                  <Decades {...data} />
                </Part>
                <Part topic={words.taste.years.topic} width="half">
                  <Years {...data} />
                </Part>
                <Part topic={words.taste.popularity.topic} width="half">
                  <Popularity {...data} />
                </Part>
              </>
            )}
            <Part topic={words.taste.discovery.topic}>
              <Discovery {...data} />
            </Part>
            <Part topic={words.taste.concentration.topic}>
              <Concentration {...data} />
            </Part>
          </div>
        </>
      )}
    </>
  );
});
