import { withProgramName } from "../../lib/core/program.ts";
import { sectionLink } from "../../lib/ui/links/links.ts";
import { rankedRows } from "../../lib/ui/views/ranked.ts";
import type { YearPage, YearTotals } from "../../lib/ui/views/year_page.ts";
import { hours } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";
import { RankedList } from "../RankedList.tsx";

const text = words.year.genres;

/** The year's genres, as far as they are known. */
export function YearGenres({ shown, totals }: { shown: YearPage; totals: YearTotals }) {
  const genres = shown.review.top_genres.map((row) => ({ ...row, plays: 0 }));
  const [first] = genres;
  if (first === undefined) {
    return (
      <Card id="genres" topic={text.topic} width="half" finding={text.none}>
        <p>
          {text.fetch} <code class="command">{withProgramName("deno task enrich")}</code>
        </p>
      </Card>
    );
  }
  return (
    <Card
      id="genres"
      topic={text.topic}
      width="half"
      finding={text.finding(first.genre, first.hours / totals.hours)}
      footer={
        <>
          <span>{text.coverage(shown.genresKnown)}</span>
          <Numbers
            caption={text.topic}
            columns={[text.column, words.overview.trend.columns.hours]}
            rows={genres.map((row) => [row.genre, hours(row.hours)])}
            csv={sectionLink(`/year/${totals.year}`, "top_genres")}
          />
        </>
      }
    >
      <RankedList rows={rankedRows(genres, "hours", ({ genre }) => ({ name: genre }))} />
    </Card>
  );
}
