import { toSearch } from "../../queries/filters/codec.ts";
import type { Filters } from "../../queries/filters/params.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import type { Asked } from "../findings/finding.ts";
import { type Amount, LISTED, topAlbum, topArtist, topTrack } from "../findings/tops.ts";
import { csvLink } from "../links/csv_link.ts";
import {
  albumPath,
  artistPath,
  keptLink,
  type TrackNames,
  trackPath,
} from "../links/entity_links.ts";
import { linkTo } from "../links/links.ts";
import type { ListCardView } from "../views/card.ts";
import type { Measured } from "../views/metric.ts";
import type { PageState } from "../views/page_state.ts";
import { rankedRows, rankedTable } from "../views/ranked.ts";
import { words } from "../words/mod.ts";

const text = words.overview;
const { unknownArtist } = words.ranking;

/** The first of each kind. */
export interface TopRows {
  readonly artists: readonly (Measured & { readonly artist_name: string })[];
  readonly tracks: readonly (Measured & TrackNames)[];
  readonly albums:
    readonly (Measured & { readonly artist_name: string; readonly album_name: string })[];
}

/** Asks for the first artists, tracks and albums. */
export async function loadTopRows(store: Store, filters: Filters): Promise<TopRows> {
  const ranked = { ...filters, limit: LISTED };
  const [artists, tracks, albums] = await Promise.all([
    store.query(QUESTIONS["top-artists"], ranked),
    store.query(QUESTIONS["top-tracks"], ranked),
    store.query(QUESTIONS["top-albums"], ranked),
  ]);
  return { artists: artists.data, tracks: tracks.data, albums: albums.data };
}

/**
 * The first artists, tracks and albums as cards.
 *
 * @param all everything in the range that they are of
 * @param state what was chosen, with that range
 */
export function topLists(
  { artists, tracks, albums }: TopRows,
  all: Amount,
  state: PageState,
  asked: Asked,
): ListCardView[] {
  const { metric } = state;
  const kept = toSearch(state);
  const lists = [
    {
      id: "artists" as const,
      finding: text.artists.finding(topArtist(artists, all, asked)),
      rows: rankedRows(artists, metric, (row) => ({
        name: row.artist_name,
        href: keptLink(artistPath(row.artist_name), kept),
      })),
      of: artists,
    },
    {
      id: "tracks" as const,
      finding: text.tracks.finding(topTrack(tracks, asked)),
      rows: rankedRows(tracks, metric, (row) => ({
        name: row.track_name,
        under: row.artist_name || unknownArtist,
        href: keptLink(trackPath(row), kept),
      })),
      of: tracks,
    },
    {
      id: "albums" as const,
      finding: text.albums.finding(topAlbum(albums, asked)),
      rows: rankedRows(albums, metric, (row) => ({
        name: row.album_name,
        under: row.artist_name || unknownArtist,
        href: keptLink(albumPath(row.artist_name, row.album_name), kept),
      })),
      of: albums,
    },
  ];
  return lists.map(({ id, finding, rows, of }) => ({
    id,
    topic: text[id].topic,
    finding,
    notes: id === "albums" && rows.length === 0 ? [text.albums.unnamed] : [],
    rows,
    all: { text: text[id].all, href: linkTo(`/${id}`, kept) },
    table: {
      caption: text[id].topic,
      columns: [text[id].column, text.trend.columns.hours, text.trend.columns.plays],
      rows: rankedTable(of, rows.map(({ name }) => name)),
      csv: csvLink(`top-${id}`, state),
    },
  }));
}
