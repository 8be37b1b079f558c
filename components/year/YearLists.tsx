import { csvLink } from "../../lib/site/links.ts";
import { albumPath, artistPath, keptLink, trackPath } from "../../lib/site/entity_links.ts";
import { type PageState, searchOf } from "../../lib/views/page_state.ts";
import {
  albumFinding,
  artistFinding,
  rankedRows,
  rankedTable,
  trackFinding,
} from "../../lib/views/ranked.ts";
import type { YearPage, YearTotals } from "../../lib/views/year_page.ts";
import { words } from "../../lib/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";
import { RankedList } from "../RankedList.tsx";

const text = words.overview;

interface YearListsProps {
  shown: YearPage;
  totals: YearTotals;
  state: PageState;
}

/** The year's artists, tracks and albums, ten of each. */
export function YearLists({ shown: { artists, tracks, albums }, totals, state }: YearListsProps) {
  const { metric } = state;
  const range = { ...state, start: `${totals.year}-01-01`, end: `${totals.year}-12-31` };
  const kept = searchOf(range);
  const lists = [
    {
      id: "artists",
      words: text.artists,
      finding: artistFinding(artists, totals, metric),
      rows: rankedRows(artists, metric, (row) => ({
        name: row.artist_name,
        href: keptLink(artistPath(row.artist_name), kept),
      })),
      of: artists,
    },
    {
      id: "tracks",
      words: text.tracks,
      finding: trackFinding(tracks),
      rows: rankedRows(tracks, metric, (row) => ({
        name: row.track_name,
        under: row.artist_name,
        href: keptLink(trackPath(row), kept),
      })),
      of: tracks,
    },
    {
      id: "albums",
      words: text.albums,
      finding: albumFinding(albums, metric),
      rows: rankedRows(albums, metric, (row) => ({
        name: row.album_name,
        under: row.artist_name,
        href: keptLink(albumPath(row.artist_name, row.album_name), kept),
      })),
      of: albums,
    },
  ];
  return (
    <>
      {lists.map(({ id, words: { topic, column }, finding, rows, of }) => (
        <Card
          key={id}
          id={id}
          topic={topic}
          finding={finding}
          width="third"
          footer={
            <Numbers
              caption={topic}
              columns={[column, text.trend.columns.hours, text.trend.columns.plays]}
              rows={rankedTable(of, rows.map(({ name }) => name))}
              csv={csvLink(`top-${id}`, range)}
            />
          }
        >
          <RankedList rows={rows} />
        </Card>
      ))}
    </>
  );
}
