import { linkTo } from "../../lib/ui/links/links.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import { yearLead, yearTitle } from "../../lib/ui/views/year_words.ts";
import { type YearPage, yearsOf, type YearTotals } from "../../lib/ui/views/year_page.ts";
import { posterOf } from "../../lib/ui/views/poster.ts";
import { hours } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Sleeve } from "./Sleeve.tsx";

const text = words.year;

interface YearHeroProps {
  context: PageContext;
  shown: YearPage;
  totals: YearTotals;
}

/** The year in a sentence, beside its sleeve; the years before and after are a step away. */
export function YearHero({ context, shown, totals }: YearHeroProps) {
  const { year } = totals;
  const title = yearTitle(shown, totals);
  const poster = posterOf({
    year,
    hours: totals.hours,
    plays: totals.plays,
    listeningDays: totals.days,
    days: shown.days,
    artists: shown.review.top_artists.map(({ artist_name }) => artist_name),
    tracks: shown.review.top_tracks.map(({ track_name }) => track_name),
  });
  return (
    <section class="hero year">
      <div>
        <h1 class={title.length > 34 ? "long" : undefined}>{title}</h1>
        <p class="lead">{yearLead(shown, totals)}</p>
        <Steps context={context} year={year} />
      </div>
      <Sleeve poster={poster} name={text.poster.name(String(year), hours(totals.hours))} />
    </section>
  );
}

/** To the years beside this one. */
export function Steps({ context, year }: { context: PageContext; year: number }) {
  const years = yearsOf(context);
  const search = toSearch(context.state);
  const [before, after] = [year - 1, year + 1].map((other) =>
    years.includes(other) ? String(other) : undefined
  );
  return (
    <p class="steps">
      {before === undefined ? null : (
        <a
          rel="prev"
          href={linkTo(`/year/${before}`, search)}
          aria-label={text.beforeName(before)}
        >
          {text.before(before)}
        </a>
      )}
      {after === undefined
        ? null
        : (
          <a rel="next" href={linkTo(`/year/${after}`, search)} aria-label={text.afterName(after)}>
            {text.after(after)}
          </a>
        )}
    </p>
  );
}
