import { toSearch } from "../../queries/filters/codec.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import type { Filters } from "../../queries/filters/params.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import type { FindingScope } from "../findings/finding.ts";
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
import { type LinkOrigin, onlyEntity } from "../links/mark_links.ts";
import { coverView, portraitView } from "../pictures/picture.ts";
import type { ListCardView } from "../views/card.ts";
import type { Measured } from "../views/metric.ts";
import type { PageState } from "../views/page_state.ts";
import { rankedRows, rankedTable } from "../views/ranked.ts";
import { namesOf } from "../views/ranking_rows.ts";
import type { Kind } from "../views/ranking_state.ts";
import { words } from "../words/mod.ts";

const text = words.overview;
const { unknownArtist } = words.ranking;

/** A track or album with its cover. */
interface Covered {
  readonly album_image_url: string | null;
}

/** The first of each kind. */
export interface TopRows {
  readonly artists:
    readonly (Measured & { readonly artist_name: string; readonly image_url: string | null })[];
  readonly tracks: readonly (Measured & TrackNames & Covered)[];
  readonly albums:
    readonly (Measured & Covered & { readonly artist_name: string; readonly album_name: string })[];
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

/** How many ranks each of the first rose, by kind and by its name with what stands below it. */
export type Moves = Readonly<Record<keyof TopRows, ReadonlyMap<string, number | null>>>;

/** Asks for the ranks that the first of each kind had in a compared range. */
export async function loadMoves(store: Store, filters: Filters, compare: Range): Promise<Moves> {
  const movesOf = async (kind: Kind) => {
    const scope = { ...filters, kind, compare, limit: LISTED };
    const { data } = await store.query(QUESTIONS.ranking, scope);
    return new Map(data.map((row) => {
      const { shown, under } = namesOf(row, kind);
      const moved = row.compared_rank === null ? null : row.compared_rank - row.rank;
      return [keyOf(shown, under ?? undefined), moved] as const;
    }));
  };
  const [artists, tracks, albums] = await Promise.all([
    movesOf("artist"),
    movesOf("track"),
    movesOf("album"),
  ]);
  return { artists, tracks, albums };
}

function keyOf(name: string, under: string | undefined): string {
  return JSON.stringify([name, under ?? ""]);
}

/** What lists may have beside their rows. */
interface TopListOptions {
  /** The change of rank, where a range is compared. */
  readonly moves?: Moves | null;
  /** The page that a row can narrow down to itself. */
  readonly only?: Pick<LinkOrigin, "path" | "state"> | null;
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
  scope: FindingScope,
  { moves = null, only = null }: TopListOptions = {},
): ListCardView[] {
  const { metric } = state;
  const onlyOf = (kind: Kind, name: string, artist: string) =>
    only === null ? undefined : onlyEntity(only, kind, name, artist);
  const kept = toSearch(state);
  const lists = [
    {
      id: "artists" as const,
      finding: text.artists.finding(topArtist(artists, all, scope)),
      rows: rankedRows(artists, metric, (row) => ({
        name: row.artist_name,
        href: keptLink(artistPath(row.artist_name), kept),
        only: onlyOf("artist", row.artist_name, row.artist_name),
        picture: portraitView(row.image_url, row.artist_name),
      })),
      of: artists,
    },
    {
      id: "tracks" as const,
      finding: text.tracks.finding(topTrack(tracks, scope)),
      rows: rankedRows(tracks, metric, (row) => ({
        name: row.track_name,
        under: row.artist_name || unknownArtist,
        href: keptLink(trackPath(row), kept),
        only: onlyOf("track", row.track_name, row.artist_name),
        picture: coverView(row.album_image_url, row.artist_name),
      })),
      of: tracks,
    },
    {
      id: "albums" as const,
      finding: text.albums.finding(topAlbum(albums, scope)),
      rows: rankedRows(albums, metric, (row) => ({
        name: row.album_name,
        under: row.artist_name || unknownArtist,
        href: keptLink(albumPath(row.artist_name, row.album_name), kept),
        only: onlyOf("album", row.album_name, row.artist_name),
        picture: coverView(row.album_image_url, row.artist_name),
      })),
      of: albums,
    },
  ];
  return lists.map(({ id, finding, rows, of }) => ({
    id,
    topic: text[id].topic,
    finding,
    notes: id === "albums" && rows.length === 0 ? [text.albums.unnamed] : [],
    rows: moves === null
      ? rows
      : rows.map((row) => ({ ...row, moved: moves[id].get(keyOf(row.name, row.under)) })),
    all: { text: text[id].all, href: linkTo(`/${id}`, kept) },
    table: {
      caption: text[id].topic,
      columns: [text[id].column, text.trend.columns.hours, text.trend.columns.plays],
      rows: rankedTable(of, rows.map(({ name }) => name)),
      csv: csvLink(`top-${id}`, state),
    },
  }));
}
