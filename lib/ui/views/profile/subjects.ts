/** The questions `artist`, `album` and `track`, each answered in the one shape that pages show. */
import type { Filters } from "../../../queries/filters/params.ts";
import { QUESTIONS } from "../../../queries/questions.ts";
import { RequestError } from "../../../core/request_error.ts";
import { albumPath, artistPath, trackPath } from "../../links/entity_links.ts";
import { spotifyIdLink, spotifyLink } from "../../links/spotify_link.ts";
import type { Store } from "../../../queries/store.ts";
import type { Answer, Subject } from "./answer.ts";

const NOTHING = { uris: [], song: [] };

/** An artist by name; plays count for it as the album's artist, or as one of those credited. */
export function artistSubject(store: Store, artist: string, credit?: Filters["credit"]): Subject {
  const filters: Filters = { artist, ...(credit === undefined ? {} : { credit }) };
  return {
    kind: "artist",
    name: artist,
    artist: null,
    path: artistPath(artist) ?? "/artists",
    filters,
    ask: async (dates) => {
      const { data } = await store.query(QUESTIONS.artist, { ...filters, ...dates });
      const { totals, rank, metadata, heatmap, longest_absence } = data;
      return {
        ...NOTHING,
        ...data,
        totals: found(totals),
        rank: rank === null ? null : { ...rank, of: rank.artists },
        week: () => told(store, heatmap),
        absence: () => told(store, longest_absence),
        known: metadata === null ? null : {
          genres: metadata.genres,
          popularity: metadata.popularity,
          followers: metadata.followers,
        },
        picture: metadata?.image_url ?? null,
        spotify: spotifyIdLink("artist", metadata?.spotify_artist_id),
      } satisfies Answer;
    },
  };
}

/** An album by its artist and name. */
export function albumSubject(store: Store, artist: string, album: string): Subject {
  return {
    kind: "album",
    name: album,
    artist,
    path: albumPath(artist, album) ?? "/albums",
    filters: { ...byArtist(artist), album },
    ask: async (dates) => {
      const { data } = await store.query(QUESTIONS.album, { artist, album, ...dates });
      const { totals, rank, metadata, heatmap, longest_absence } = data;
      return {
        ...NOTHING,
        ...data,
        totals: found(totals),
        rank: rank === null ? null : { ...rank, of: rank.albums },
        week: () => told(store, heatmap),
        absence: () => told(store, longest_absence),
        known: metadata === null ? null : { released: metadata.release_date },
        picture: found(totals).album_image_url,
        spotify: spotifyIdLink("album", metadata?.spotify_album_id),
      } satisfies Answer;
    },
  };
}

/** An artist without a name is no filter. */
function byArtist(artist: string): Filters {
  return artist === "" ? {} : { artist };
}

/** What a track is asked for by: a URI, or its artist and title. */
export type TrackKey = { readonly uri: string } | {
  readonly artist: string;
  readonly track: string;
};

/** A track; its names are asked for, as an address may hold a URI alone. */
export async function trackSubject(store: Store, key: TrackKey): Promise<Subject> {
  const ask = async (dates: Filters) =>
    (await store.query(QUESTIONS.track, { ...key, ...dates })).data;
  const { track_name, artist_name, spotify_track_uri } = found((await ask({})).totals);
  return {
    kind: "track",
    name: track_name,
    artist: artist_name,
    path: trackPath({ track_name, artist_name, spotify_track_uri }) ?? "/tracks",
    filters: { ...byArtist(artist_name), track: track_name },
    ask: async (dates) => {
      const data = await ask(dates);
      const { totals, rank, metadata, heatmap, longest_absence, versions } = data;
      return {
        ...NOTHING,
        ...data,
        totals: found(totals),
        rank: rank === null ? null : { ...rank, of: rank.tracks },
        week: () => told(store, heatmap),
        absence: () => told(store, longest_absence),
        uris: versions,
        known: metadata === null ? null : {
          album: metadata.album_name,
          released: metadata.release_date,
          duration: metadata.duration_ms,
          popularity: metadata.popularity,
          isrc: metadata.isrc,
          explicit: metadata.explicit,
        },
        picture: found(totals).album_image_url,
        spotify: spotifyLink(spotify_track_uri),
      } satisfies Answer;
    },
  };
}

/** Times beside a name, which a public site does not tell. */
function told<T>({ shows }: Store, times: T): T {
  if (shows === "everything") return times;
  throw new RequestError("sums-only", "This public site tells names by month.");
}

function found<T>(totals: T | null): T {
  if (totals === null) throw new RequestError("not-found", "There is no listening to that.");
  return totals;
}
