import { page } from "fresh";
import { Head } from "fresh/runtime";
import { FilterBar } from "../components/FilterBar.tsx";
import { Countries } from "../components/habits/Countries.tsx";
import { Devices } from "../components/habits/Devices.tsx";
import { Figures } from "../components/habits/Figures.tsx";
import { Hero } from "../components/habits/Hero.tsx";
import { Modes } from "../components/habits/Modes.tsx";
import { Reasons } from "../components/habits/Reasons.tsx";
import { SkipHours } from "../components/habits/SkipHours.tsx";
import { SkipArtists, SkipDevices } from "../components/habits/SkipLists.tsx";
import { NothingThen } from "../components/NothingThen.tsx";
import { Part } from "../components/Part.tsx";
import { Statement } from "../components/Statement.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadHabits } from "../lib/ui/views/habits.ts";
import { loadContext } from "../lib/ui/page_context.ts";
import { pageStateOf } from "../lib/ui/views/page_state.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state: source, url }) =>
    orErrorPage(async () => {
      const context = await loadContext(source, pageStateOf(url.searchParams));
      return page(
        context === null ? null : { context, habits: await loadHabits(source.store, context) },
      );
    }),
});

export default define.page<typeof handler>(({ data }) => {
  if (!data) return <Statement {...words.noPlays} />;
  const isEmpty = (data.habits.all?.records ?? 0) === 0;
  return (
    <>
      <Head>
        <title>{words.title(words.habits.title)}</title>
      </Head>
      <FilterBar context={data.context} path="/habits" />
      {isEmpty ? <NothingThen context={data.context} /> : (
        <>
          <Hero {...data} />
          <Figures {...data} />
          <div class="grid">
            <Devices {...data} />
            <SkipHours {...data} />
            <SkipDevices {...data} />
            <Part topic={words.habits.skipArtists.topic} width="half">
              <SkipArtists {...data} />
            </Part>
            <Countries {...data} />
            <Modes {...data} />
            <Reasons {...data} />
          </div>
        </>
      )}
    </>
  );
});
