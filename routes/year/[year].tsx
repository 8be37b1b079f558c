import { HttpError, page } from "fresh";
import { ChartCard } from "../../components/ChartCard.tsx";
import { DaysCard } from "../../components/DaysCard.tsx";
import { FiguresCard } from "../../components/FiguresCard.tsx";
import { ListCard } from "../../components/ListCard.tsx";
import { Page } from "../../components/Page.tsx";
import { Section } from "../../components/Section.tsx";
import { YearGenres } from "../../components/year/YearGenres.tsx";
import { YearHero } from "../../components/year/YearHero.tsx";
import { orErrorPage } from "../../lib/ui/answer.ts";
import { loadYear } from "../../lib/ui/pages/year.ts";
import { define } from "../../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url, params }) =>
    orErrorPage(async () => {
      const model = await loadYear(state, yearOf(params["year"] ?? ""), url.searchParams);
      const isSilent = model.is === "page" && model.body === null;
      return page(model, { status: isSilent ? 404 : 200 });
    }),
});

export default define.page<typeof handler>(({ data: model }) => (
  <Page model={model}>
    {({ moments, months, lists, days, newcomers, genres, ...hero }) => (
      <>
        <YearHero view={hero} />
        <div class="grid">
          <FiguresCard view={moments} />
          <Section of={months}>{(view) => <ChartCard view={view} />}</Section>
          <Section of={lists}>
            {(lists) => lists.map((view) => <ListCard key={view.id} view={view} width="third" />)}
          </Section>
          <DaysCard view={days} />
          {newcomers === null ? null : <ListCard view={newcomers} />}
          <Section of={genres} width="half">{(view) => <YearGenres view={view} />}</Section>
        </div>
      </>
    )}
  </Page>
));

function yearOf(text: string): number {
  if (/^(19[7-9]|20\d|21\d)\d$/.test(text)) return Number(text);
  throw new HttpError(404);
}
