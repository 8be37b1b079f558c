import type { PageContext } from "../../lib/ui/page_context.ts";
import type { YearPage } from "../../lib/ui/views/year_page.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Part } from "../Part.tsx";
import { TopLists } from "../TopLists.tsx";
import { Moments } from "./Moments.tsx";
import { Newcomers } from "./Newcomers.tsx";
import { YearDays } from "./YearDays.tsx";
import { YearGenres } from "./YearGenres.tsx";
import { YearHero } from "./YearHero.tsx";
import { YearMonths } from "./YearMonths.tsx";

/** A year from its sleeve to its days. */
export function YearReview({ context, shown }: { context: PageContext; shown: YearPage }) {
  const { totals } = shown.review;
  if (totals === null) return null;
  const { metric } = context.state;
  const state = { ...context.state, start: `${totals.year}-01-01`, end: `${totals.year}-12-31` };
  return (
    <>
      <YearHero context={context} shown={shown} totals={totals} />
      <div class="grid">
        <Moments shown={shown} totals={totals} />
        <Part topic={words.year.months.topic}>
          <YearMonths shown={shown} year={totals.year} metric={metric} />
        </Part>
        <Part topic={words.overview.rankings}>
          <TopLists lists={shown} all={totals} state={state} />
        </Part>
        <YearDays shown={shown} year={totals.year} state={context.state} />
        <Newcomers shown={shown} totals={totals} />
        <Part topic={words.year.genres.topic} width="half">
          <YearGenres shown={shown} totals={totals} />
        </Part>
      </div>
    </>
  );
}
