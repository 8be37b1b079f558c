import { page } from "fresh";
import { EpisodesCard } from "../components/EpisodesCard.tsx";
import { Hero } from "../components/Hero.tsx";
import { ListCard } from "../components/ListCard.tsx";
import { Page } from "../components/Page.tsx";
import { Section } from "../components/Section.tsx";
import { ShapeLinks } from "../components/rules/ShapeLinks.tsx";
import { isShapeOpen } from "../lib/server/rules/is_open.ts";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadPodcasts } from "../lib/ui/pages/podcasts.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: (ctx) =>
    orErrorPage(async () => {
      const show = ctx.url.searchParams.get("show");
      return page({
        model: await loadPodcasts(ctx.state, ctx.url.searchParams),
        shaped: show !== null && await isShapeOpen(ctx) ? { show } : null,
      });
    }),
});

export default define.page<typeof handler>(({ data: { model, shaped } }) => (
  <Page model={model}>
    {({ title, lead, shows, episodes }) => (
      <>
        <Hero title={title} lead={lead} />
        {shaped === null ? null : <ShapeLinks fields={shaped} hasNames={false} />}
        <div class="grid">
          <Section of={shows} width="half">{(view) => <ListCard view={view} />}</Section>
          <Section of={episodes} width="half">{(view) => <EpisodesCard view={view} />}</Section>
        </div>
      </>
    )}
  </Page>
));
