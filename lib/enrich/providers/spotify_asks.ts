import { BLANK_ARTIST } from "../blank.ts";
import type { HttpAnswer } from "../http.ts";
import type { Ask, Findings, ServiceFact } from "../provider.ts";
import type { WorkArtist, WorkSearch, WorkTrack } from "../work_input.ts";
import { together } from "../combine_findings.ts";
import { assumedMatch, assumedTrack } from "./spotify_assume.ts";
import {
  answered,
  batchOf,
  bodyOf,
  foundTracks,
  GONE,
  idOf,
  isId,
  oneArtist,
  oneTrack,
  searched,
  SINGLE,
} from "./spotify_read.ts";

/** Where the Web API is, and the market to ask for, if any. */
export interface Place {
  readonly apiUrl: string;
  readonly market?: string;
}

/** The app's mode; undefined while unknown. */
export type Mode = "batch" | "single" | undefined;

/** `GET /tracks?ids=…` */
export function tracksAsk(
  place: Place,
  tracks: readonly WorkTrack[],
  mode: Mode,
): Ask {
  const ids = tracks.map(({ uri }) => idOf(uri));
  return {
    about: tracks.map(({ uri }) => ({ kind: "track", key: uri })),
    request: { url: address(place, "tracks", { ids: ids.join(",") }) },
    read: (answer) => {
      if (GONE.includes(answer.status)) return SINGLE;
      const odd = tracks.filter(({ uri }) => !isId(idOf(uri)));
      if (answer.status === 400 && odd.length > 0) {
        return { answered: odd.map(({ uri }) => answered("track", uri, false)) };
      }
      const items = batchOf(answer, "tracks", ids.length);
      const parts = tracks.map((track, at) => oneTrack(track, items[at]));
      return {
        ...together(parts),
        service: batchWorks(mode),
      };
    },
    assume: () => together(tracks.map(assumedTrack)),
  };
}

/** `GET /tracks/{id}` */
export function trackAsk(place: Place, track: WorkTrack): Ask {
  return {
    about: [{ kind: "track", key: track.uri }],
    request: { url: address(place, `tracks/${idOf(track.uri)}`) },
    read: (answer) => oneTrack(track, bodyOf(answer, idOf(track.uri))),
    assume: () => assumedTrack(track),
  };
}

/** `GET /artists?ids=…` or `GET /artists/{id}`; artists with the same id are one. */
export function artistAsk(
  place: Place,
  artists: readonly (readonly WorkArtist[])[],
  mode: Mode,
): Ask {
  const isSingle = mode === "single";
  const ids = artists.map(([first]) => first?.id ?? "");
  const read = (answer: HttpAnswer): Findings => {
    if (isSingle) {
      return together(artists.map((same) => oneArtist(same, bodyOf(answer, ids[0] ?? ""))));
    }
    if (GONE.includes(answer.status)) return SINGLE;
    const items = batchOf(answer, "artists", ids.length);
    const parts = artists.map((same, at) => oneArtist(same, items[at]));
    return { ...together(parts), service: batchWorks(mode) };
  };
  return {
    about: artists.flat().map(({ name }) => ({ kind: "artist", key: name })),
    request: {
      url: isSingle
        ? address(place, `artists/${ids[0]}`, {}, false)
        : address(place, "artists", { ids: ids.join(",") }, false),
    },
    read,
    assume: () => ({
      answered: artists.flat().map(({ name }) => answered("artist", name, true)),
      artists: artists.flat().map(({ name }) => ({
        ...BLANK_ARTIST,
        artist_name: name,
        genres: "?",
        image_url: "?",
      })),
    }),
  };
}

/** `GET /search` for a title that was played without a URI. */
export function searchAsk(place: Place, search: WorkSearch): Ask {
  const quoted = (text: string) => `"${text.replaceAll('"', " ").slice(0, 100)}"`;
  const q = `track:${quoted(search.title)} artist:${quoted(search.artist)}`;
  return {
    about: [{ kind: "search", key: search.key }],
    request: { url: address(place, "search", { q, type: "track", limit: "10" }) },
    read: (answer) => searched(search, foundTracks(answer)),
    assume: () => searched(search, [assumedMatch(search)]),
  };
}

/** To be remembered once a batch was answered. */
function batchWorks(mode: Mode): ServiceFact[] {
  return mode === "batch" ? [] : [{ key: "mode", value: "batch" }];
}

function address(
  { apiUrl, market }: Place,
  path: string,
  parameters: Readonly<Record<string, string>> = {},
  takesMarket = true,
): string {
  const all = { ...parameters, ...(takesMarket && market !== undefined ? { market } : {}) };
  const query = Object.entries(all).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${apiUrl}/${path}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}
