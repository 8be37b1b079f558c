import { rankedRows } from "../../lib/views/ranked.ts";
import type { YearPage } from "../../lib/views/year_page.ts";
import { words } from "../../lib/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";
import { RankedList } from "../RankedList.tsx";
import { rankedTable } from "../../lib/views/ranked.ts";

const text = words.year.discovered;
const { hours, plays } = words.overview.trend.columns;

/** The artists first played that year. */
export function Newcomers({ shown: { review } }: { shown: YearPage }) {
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
        />
      }
    >
      <RankedList
        rows={rankedRows(artists, "hours", ({ artist_name }) => ({ name: artist_name }))}
      />
    </Card>
  );
}
