import { page } from "fresh";
import { ChartCard } from "../components/ChartCard.tsx";
import { Choice } from "../components/Choice.tsx";
import { ClockChart } from "../components/ClockChart.tsx";
import { EveryDay } from "../components/EveryDay.tsx";
import { FigureList } from "../components/FigureList.tsx";
import { Hero } from "../components/Hero.tsx";
import { ListCard } from "../components/ListCard.tsx";
import { Numbers } from "../components/Numbers.tsx";
import { Page } from "../components/Page.tsx";
import { Section } from "../components/Section.tsx";
import { WeekCard } from "../components/WeekCard.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadPatterns } from "../lib/ui/pages/patterns.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) =>
    orErrorPage(async () => page(await loadPatterns(state, url.searchParams))),
});

export default define.page<typeof handler>(({ data: model }) => (
  <Page model={model}>
    {({ title, lead, clock, figures, streaks, sessionRate, ...sections }) => (
      <>
        <Hero title={title} lead={lead}>
          <figure class="disc">
            <ClockChart view={clock} />
            <figcaption>{clock.how}</figcaption>
            <div class="under-disc">
              <span>{clock.name}</span>
              <Numbers {...clock.table} />
            </div>
          </figure>
        </Hero>
        <FigureList figures={figures} />
        <div class="grid">
          <Section of={sections.trend}>
            {({ card, choice }) => (
              <ChartCard view={card}>
                <Choice view={choice} />
              </ChartCard>
            )}
          </Section>
          <Section of={sections.weekdays} width="half">
            {(view) => <ChartCard view={view} width="half" />}
          </Section>
          <Section of={sections.week} width="half">{(view) => <WeekCard view={view} />}</Section>
          <Section of={sections.days}>{(view) => <EveryDay view={view} />}</Section>
          <ListCard view={streaks} />
          <Section of={sections.sessions} width="half">
            {(view) => <ListCard view={view} />}
          </Section>
          <ChartCard view={sessionRate} />
        </div>
      </>
    )}
  </Page>
));
