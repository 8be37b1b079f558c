import { page } from "fresh";
import { FigureList } from "../components/FigureList.tsx";
import { Devices, Modes, Skips } from "../components/HabitCards.tsx";
import { Hero } from "../components/Hero.tsx";
import { ListCard } from "../components/ListCard.tsx";
import { Page } from "../components/Page.tsx";
import { SkipField } from "../components/SkipField.tsx";
import { Card } from "../components/Card.tsx";
import { orErrorPage } from "../lib/ui/answer.ts";
import { loadHabits } from "../lib/ui/pages/habits.ts";
import { words } from "../lib/ui/words/mod.ts";
import { define } from "../utils.ts";

export const handler = define.handlers({
  GET: ({ state, url }) => orErrorPage(async () => page(await loadHabits(state, url.searchParams))),
});

export default define.page<typeof handler>(({ data: model }) => (
  <Page model={model}>
    {({ title, lead, field, lines, known, banner }) => (
      <>
        <Hero title={title} lead={lead}>
          {field === null ? undefined : (
            <figure class="skip-figure">
              <SkipField {...field} />
              <figcaption>{words.habits.field.how}</figcaption>
            </figure>
          )}
        </Hero>
        {lines.map((line) => <p key={line} class="known">{line}</p>)}
        {known === null
          ? (
            <div class="grid">
              <Card view={banner}>{banner.paragraphs.map((text) => <p key={text}>{text}</p>)}</Card>
            </div>
          )
          : (
            <>
              <FigureList figures={known.figures} />
              <div class="grid">
                <Devices view={known.devices} />
                <Skips view={known.skips} />
                <ListCard
                  view={known.countries}
                  width={known.skips === null ? "full" : "half"}
                />
                <Modes views={known.modes} />
                {known.reasons.map((view) => <ListCard key={view.id} view={view} />)}
              </div>
            </>
          )}
      </>
    )}
  </Page>
));
