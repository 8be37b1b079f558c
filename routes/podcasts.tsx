import { page } from "fresh";
import { EpisodesCard } from "../components/EpisodesCard.tsx";
import { Hero } from "../components/Hero.tsx";
import { ListCard } from "../components/ListCard.tsx";
import { Page } from "../components/Page.tsx";
import { Section } from "../components/Section.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadPodcasts } from "../lib/ui/pages/podcasts.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) =>
    orErrorPage(async () => page(await loadPodcasts(state, url.searchParams))),
});

export default define.page<typeof handler>(({ data: model }) => (
  <Page model={model}>
    {({ title, lead, shows, episodes }) => (
      <>
        <Hero title={title} lead={lead} />
        <div class="grid">
          <Section of={shows} width="half">{(view) => <ListCard view={view} />}</Section>
          <Section of={episodes} width="half">{(view) => <EpisodesCard view={view} />}</Section>
        </div>
      </>
    )}
  </Page>
));
