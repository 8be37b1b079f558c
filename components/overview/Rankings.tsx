import { albumPath, artistPath, keptLink, trackPath } from "../../lib/site/entity_links.ts";
import { csvLink, linkTo } from "../../lib/site/links.ts";
import type { Overview, Scope } from "../../lib/views/overview.ts";
import { searchOf } from "../../lib/views/page_state.ts";
import {
  albumFinding,
  artistFinding,
  rankedRows,
  rankedTable,
  trackFinding,
} from "../../lib/views/ranked.ts";
import { words } from "../../lib/words/mod.ts";
import { Card } from "../Card.tsx";
import { Numbers } from "../Numbers.tsx";
import { RankedList } from "../RankedList.tsx";

const text = words.overview;
const { unknownArtist } = words.ranking;

/** Artists, tracks and albums, ten of each. */
export function Rankings({ scope, overview }: { scope: Scope; overview: Overview }) {
  const { metric } = scope.state;
  const { artists, tracks, albums, summary } = overview;
  const kept = searchOf(scope.state);
  const all = { hours: summary.total_hours, plays: summary.total_plays };
  const lists = [
    {
      id: "artists" as const,
      words: text.artists,
      finding: artistFinding(artists, all, metric),
      rows: rankedRows(artists, metric, (row) => ({
        name: row.artist_name,
        href: keptLink(artistPath(row.artist_name), kept),
      })),
      of: artists,
    },
    {
      id: "tracks" as const,
      words: text.tracks,
      finding: trackFinding(tracks),
      rows: rankedRows(tracks, metric, (row) => ({
        name: row.track_name,
        under: row.artist_name || unknownArtist,
        href: keptLink(trackPath(row), kept),
      })),
      of: tracks,
    },
    {
      id: "albums" as const,
      words: text.albums,
      finding: albumFinding(albums, metric),
      rows: rankedRows(albums, metric, (row) => ({
        name: row.album_name,
        under: row.artist_name || unknownArtist,
        href: keptLink(albumPath(row.artist_name, row.album_name), kept),
      })),
      of: albums,
    },
  ];
  return (
    <>
      {lists.map(({ id, words: { topic, column }, finding, rows, of }) => (
        <Card
          id={id}
          topic={topic}
          finding={finding}
          width="third"
          footer={
            <Numbers
              caption={topic}
              columns={[column, text.trend.columns.hours, text.trend.columns.plays]}
              rows={rankedTable(of, rows.map(({ name }) => name))}
              csv={csvLink(`top-${id}`, scope.state)}
            />
          }
        >
          <RankedList rows={rows} />
          <a class="all" href={linkTo(`/${id}`, kept)}>{text[id].all}</a>
        </Card>
      ))}
    </>
  );
}
