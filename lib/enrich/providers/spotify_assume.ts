import { knownId } from "../names.ts";
import type { Findings } from "../provider.ts";
import type { WorkSearch, WorkTrack } from "../work_input.ts";
import { type SpotifyTrack, trackFacts } from "./spotify_shapes.ts";

/** What Spotify would say of a track at best; the values stand for any. */
export function assumedTrack({ uri, title, artists }: WorkTrack): Findings {
  return {
    answered: [{ kind: "track", key: uri, status: "found" }],
    tracks: [trackFacts(uri, any("", title, artists[0] ?? ""))],
    artists: artists.map((name) => knownId(name, `?${name}`)),
  };
}

/** What a search would find at best. */
export function assumedMatch({ key, title, artist }: WorkSearch): SpotifyTrack {
  return any(`?${key}`, title, artist);
}

function any(id: string, title: string, artist: string): SpotifyTrack {
  const credits = [{ id: `?${artist}`, name: artist }];
  return {
    id,
    name: title,
    artists: credits,
    album: {
      id: "?",
      name: "?",
      artists: credits,
      images: [{ url: "?", width: 300 }],
      release_date: "2000",
      release_date_precision: "year",
    },
    popularity: null,
    duration_ms: 1,
    explicit: false,
    external_ids: { isrc: "XXXXX0000000" },
  };
}
