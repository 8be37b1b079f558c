import { page } from "fresh";
import { ChartCard } from "../components/ChartCard.tsx";
import { DaysCard } from "../components/DaysCard.tsx";
import { Disc } from "../components/Disc.tsx";
import { FigureList } from "../components/FigureList.tsx";
import { Hero } from "../components/Hero.tsx";
import { ListCard } from "../components/ListCard.tsx";
import { MomentsCard } from "../components/MomentsCard.tsx";
import { Page } from "../components/Page.tsx";
import { Section } from "../components/Section.tsx";
import { WeekCard } from "../components/WeekCard.tsx";
import { YearMoments } from "../components/YearMoments.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadOverview } from "../lib/ui/pages/overview.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) =>
    orErrorPage(async () => page(await loadOverview(state, url.searchParams))),
});

export default define.page<typeof handler>(({ data: model }) => (
  <Page model={model}>
    {({ title, lead, share, disc, figures, ...sections }) => (
      <>
        <Hero title={title} lead={lead} share={share}>
          <Disc view={disc} />
        </Hero>
        <FigureList figures={figures} />
        <div class="grid">
          <Section of={sections.trend}>{(view) => <ChartCard view={view} />}</Section>
          <Section of={sections.lists}>
            {(lists) => lists.map((view) => <ListCard key={view.id} view={view} width="third" />)}
          </Section>
          <Section of={sections.days}>{(view) => <DaysCard view={view} />}</Section>
          <Section of={sections.week} width="half">{(view) => <WeekCard view={view} />}</Section>
          <Section of={sections.discoveries} width="half">
            {(view) => <MomentsCard view={view} />}
          </Section>
          <Section of={sections.moments}>{(view) => <YearMoments view={view} areFew />}</Section>
          <Section of={sections.onThisDay}>{(view) => <YearMoments view={view} />}</Section>
        </div>
      </>
    )}
  </Page>
));
