import {
  albumPath,
  artistPath,
  keptLink,
  type TrackNames,
  trackPath,
} from "../lib/ui/links/entity_links.ts";
import { csvLink } from "../lib/ui/links/csv_link.ts";
import { linkTo } from "../lib/ui/links/links.ts";
import type { Measured } from "../lib/ui/views/metric.ts";
import { toSearch } from "../lib/queries/filters/codec.ts";
import { type PageState } from "../lib/ui/views/page_state.ts";
import {
  albumFinding,
  artistFinding,
  rankedRows,
  rankedTable,
  trackFinding,
} from "../lib/ui/views/ranked.ts";
import { words } from "../lib/ui/words/mod.ts";
import { Card } from "./Card.tsx";
import { Numbers } from "./Numbers.tsx";
import { RankedList } from "./RankedList.tsx";

const text = words.overview;
const { unknownArtist } = words.ranking;

interface TopListsProps {
  /** The first of each kind; read when this is rendered. */
  lists: {
    readonly artists: readonly (Measured & { artist_name: string })[];
    readonly tracks: readonly (Measured & TrackNames)[];
    readonly albums: readonly (Measured & { artist_name: string; album_name: string })[];
  };
  /** All of the range that they are of. */
  all: Measured;
  /** What was chosen, with that range. */
  state: PageState;
}

/** Artists, tracks and albums, the first of each. */
export function TopLists({ lists: { artists, tracks, albums }, all, state }: TopListsProps) {
  const { metric } = state;
  const kept = toSearch(state);
  const lists = [
    {
      id: "artists" as const,
      finding: artistFinding(artists, all, metric),
      rows: rankedRows(artists, metric, (row) => ({
        name: row.artist_name,
        href: keptLink(artistPath(row.artist_name), kept),
      })),
      of: artists,
    },
    {
      id: "tracks" as const,
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
      {lists.map(({ id, finding, rows, of }) => (
        <Card
          key={id}
          id={id}
          topic={text[id].topic}
          finding={finding}
          width="third"
          footer={
            <Numbers
              caption={text[id].topic}
              columns={[text[id].column, text.trend.columns.hours, text.trend.columns.plays]}
              rows={rankedTable(of, rows.map(({ name }) => name))}
              csv={csvLink(`top-${id}`, state)}
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
