import { page } from "fresh";
import { ChartCard } from "../../components/ChartCard.tsx";
import { GenreHero } from "../../components/genre/GenreHero.tsx";
import { ListCard } from "../../components/ListCard.tsx";
import { Page } from "../../components/Page.tsx";
import { Section } from "../../components/Section.tsx";
import { WeekCard } from "../../components/WeekCard.tsx";
import { orErrorPage } from "../../lib/ui/answer.ts";
import { namesIn } from "../../lib/ui/links/path_names.ts";
import { loadGenre } from "../../lib/ui/pages/genre.ts";
import { loadFirst } from "../../lib/ui/pages/profile.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) =>
    orErrorPage(async () =>
      page(
        await loadFirst(
          namesIn(url, 1),
          ([name = ""]) => loadGenre(state, name, url.searchParams),
        ),
      )
    ),
});

export default define.page<typeof handler>(({ data: model }) => (
  <Page model={model}>
    {({ lists, months, decades, week, siblings, ...hero }) => (
      <>
        <GenreHero view={hero} />
        <div class="grid">
          <Section of={lists}>
            {(lists) => lists.map((view) => <ListCard key={view.id} view={view} width="third" />)}
          </Section>
          <Section of={months}>{(view) => <ChartCard view={view} />}</Section>
          <Section of={decades}>{(view) => <ChartCard view={view} />}</Section>
          <Section of={week} width="half">{(view) => <WeekCard view={view} />}</Section>
          <Section of={siblings} width="half">{(view) => <ListCard view={view} />}</Section>
        </div>
      </>
    )}
  </Page>
));
