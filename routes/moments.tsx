import { page } from "fresh";
import { Hero } from "../components/Hero.tsx";
import { ListCard } from "../components/ListCard.tsx";
import { AgeCard } from "../components/moments/AgeCard.tsx";
import { SongsCard } from "../components/moments/SongsCard.tsx";
import { MomentsCard } from "../components/MomentsCard.tsx";
import { Page } from "../components/Page.tsx";
import { Section } from "../components/Section.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadMoments } from "../lib/ui/pages/moments.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) =>
    orErrorPage(async () => page(await loadMoments(state, url.searchParams))),
});

export default define.page<typeof handler>(({ data: model }) => (
  <Page model={model}>
    {({ title, lead, share, streaks, ...sections }) => (
      <>
        <Hero title={title} lead={lead} share={share} />
        <div class="grid">
          <Section of={sections.milestones} width="half">
            {(view) => <MomentsCard view={view} />}
          </Section>
          <Section of={sections.comebacks} width="half">
            {(view) => <ListCard view={view} />}
          </Section>
          <ListCard view={streaks} />
          <Section of={sections.age} width="half">{(view) => <AgeCard view={view} />}</Section>
          <Section of={sections.songs}>{(view) => <SongsCard view={view} />}</Section>
        </div>
      </>
    )}
  </Page>
));
