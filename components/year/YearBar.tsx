import { linkTo } from "../../lib/site/links.ts";
import { metricLinks } from "../../lib/views/filter_links.ts";
import type { Scope } from "../../lib/views/overview.ts";
import { searchOf } from "../../lib/views/page_state.ts";
import { yearsOf } from "../../lib/views/year_page.ts";
import { words } from "../../lib/words/mod.ts";

/** Every year of the data, and the measure; the review's filter bar. */
export function YearBar({ scope, year }: { scope: Scope; year: number }) {
  const search = searchOf(scope.state);
  return (
    <section class="filters" aria-label={words.filters.label}>
      <ul class="presets" aria-label={words.year.years}>
        {yearsOf(scope).toReversed().map((other) => (
          <li key={other}>
            <a
              href={linkTo(`/year/${other}`, search)}
              aria-current={other === year ? "page" : undefined}
            >
              {other}
            </a>
          </li>
        ))}
      </ul>
      <ul class="metric" aria-label={words.filters.metric}>
        {metricLinks(scope).map(({ text, search, isChosen }) => (
          <li key={text}>
            <a
              href={linkTo(`/year/${year}`, search)}
              aria-current={isChosen ? "true" : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
