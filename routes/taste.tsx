import { page } from "fresh";
import { ChartCard } from "../components/ChartCard.tsx";
import { ConcentrationCard } from "../components/ConcentrationCard.tsx";
import { Page } from "../components/Page.tsx";
import { RaceHero } from "../components/RaceHero.tsx";
import { Section } from "../components/Section.tsx";
import { UnknownCard } from "../components/UnknownCard.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadTaste } from "../lib/ui/pages/taste.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) => orErrorPage(async () => page(await loadTaste(state, url.searchParams))),
});

export default define.page<typeof handler>(({ data: model }) => (
  <Page model={model}>
    {({ race, music, discovery, concentration }) => (
      <>
        <RaceHero view={race} />
        <div class="grid">
          {music === null ? <UnknownCard /> : (
            <>
              <Section of={music.genres}>{(view) => <ChartCard view={view} />}</Section>
              <Section of={music.decades}>{(view) => <ChartCard view={view} />}</Section>
              <Section of={music.years} width="half">
                {(view) => <ChartCard view={view} width="half" />}
              </Section>
              <Section of={music.popularity} width="half">
                {(view) => <ChartCard view={view} width="half" />}
              </Section>
            </>
          )}
          <ChartCard view={discovery} />
          <Section of={concentration}>{(view) => <ConcentrationCard view={view} />}</Section>
        </div>
      </>
    )}
  </Page>
));
