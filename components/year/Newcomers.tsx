import { rankedRows } from "../../lib/ui/views/ranked.ts";
import { artistPath, keptLink } from "../../lib/ui/links/entity_links.ts";
import { sectionLink } from "../../lib/ui/links/links.ts";
import type { YearPage, YearTotals } from "../../lib/ui/views/year_page.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";
import { RankedList } from "../RankedList.tsx";
import { rankedTable } from "../../lib/ui/views/ranked.ts";

const text = words.year.discovered;
const { hours, plays } = words.overview.trend.columns;

/** The artists first played that year. */
export function Newcomers({ shown: { review }, totals }: { shown: YearPage; totals: YearTotals }) {
  const { new_artists: artists } = review;
  const [first] = artists;
  return (
    <Card
      id="newcomers"
      topic={text.topic}
      width="half"
      finding={first === undefined ? text.none : text.finding(first.artist_name, first.hours)}
      footer={
        <Numbers
          caption={text.topic}
          columns={[text.column, hours, plays]}
          rows={rankedTable(artists, artists.map(({ artist_name }) => artist_name))}
          csv={sectionLink(`/year/${totals.year}`, "new_artists")}
        />
      }
    >
      <RankedList
        rows={rankedRows(artists, "hours", ({ artist_name }) => ({
          name: artist_name,
          href: keptLink(artistPath(artist_name), new URLSearchParams()),
        }))}
      />
    </Card>
  );
}
