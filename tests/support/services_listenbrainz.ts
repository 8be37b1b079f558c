/**
 * ListenBrainz as its documentation and source describe it: `POST /metadata/lookup/` (50 titles, a
 * token), `POST /metadata/recording/` (1,000 recordings) and the public look-up of Labs.
 */
import type { World, WorldTrack } from "./enrich_world.ts";
import type { ServiceCall } from "./services.ts";

/** The token that is right. */
export const LISTENBRAINZ_TOKEN = "11111111-2222-3333-4444-555555555555";

export function listenbrainz(world: World, call: ServiceCall): Response {
  if (call.path === "/metadata/lookup/") return lookup(world, call);
  if (call.path === "/metadata/recording/") return recordings(world, call);
  return error(404, "Not Found");
}

/** The public look-up: rows for what was found only, each with the place of what was asked. */
export function listenbrainzLabs(world: World, call: ServiceCall): Response {
  if (call.path !== "/acr-lookup/json") return error(404, "Not Found");
  const asked: { artist_credit_name: string; recording_name: string }[] = JSON.parse(call.body);
  return Response.json(asked.flatMap(({ artist_credit_name, recording_name }, index) => {
    const found = findTrack(world, artist_credit_name, recording_name);
    return found === undefined ? [] : [{
      index,
      artist_credit_arg: artist_credit_name,
      recording_arg: recording_name,
      ...match(world, found),
    }];
  }));
}

/** The id of a recording at MusicBrainz. */
export function recordingId(world: World, track: WorldTrack): string {
  return uuid(1_000_000 + (indexOf(world).tracks.get(track) ?? 0));
}

/** The id of an artist at MusicBrainz. */
export function artistMbid(world: World, { artist }: Pick<WorldTrack, "artist">): string {
  return uuid(indexOf(world).artists.get(artist) ?? 0);
}

function lookup(world: World, call: ServiceCall): Response {
  if (call.headers.get("authorization") !== `Token ${LISTENBRAINZ_TOKEN}`) {
    return error(401, "Invalid authorization token.");
  }
  const { recordings } = JSON.parse(call.body) as {
    recordings: { artist_name: string; recording_name: string }[];
  };
  if (recordings.length > 50) return error(400, "Number of recordings exceeds maximum");
  return Response.json(recordings.map(({ artist_name, recording_name }, index) => {
    const found = findTrack(world, artist_name, recording_name);
    const args = { index, artist_name_arg: artist_name, recording_name_arg: recording_name };
    return found === undefined ? args : { ...args, ...match(world, found) };
  }));
}

function recordings(world: World, call: ServiceCall): Response {
  const { recording_mbids, inc } = JSON.parse(call.body) as {
    recording_mbids: string[];
    inc: string;
  };
  if (recording_mbids.length > 1000) {
    return error(400, "Maximum number of recordings_mbids is 1000");
  }
  const byId = new Map(world.tracks.map((track) => [recordingId(world, track), track]));
  const told = recording_mbids.flatMap((id) => {
    const track = byId.get(id);
    return track === undefined ? [] : [[id, metadata(world, track, inc)] as const];
  });
  return Response.json(Object.fromEntries(told));
}

function metadata(world: World, track: WorldTrack, inc: string) {
  const { artist } = track;
  const mbid = artistMbid(world, track);
  const at = indexOf(world).tracks.get(track) ?? 0;
  const tags = artist.genres.map((tag, place) => ({
    artist_mbid: mbid,
    count: 9 - place,
    genre_mbid: uuid(2_000_000 + place),
    tag,
  }));
  return {
    recording: { length: 201_000, name: track.title, rels: [] },
    ...(inc.includes("artist") && {
      artist: {
        artist_credit_id: at,
        name: artist.name,
        artists: [{ artist_mbid: mbid, join_phrase: "", name: artist.name, type: "Group" }],
      },
    }),
    ...(inc.includes("release") && {
      release: {
        album_artist_name: artist.name,
        mbid: uuid(3_000_000 + at),
        name: `Album ${at % 7}`,
        year: 1960 + at % 60,
        // Some releases have no cover.
        ...(at % 10 !== 9 && { caa_id: 5_000 + at, caa_release_mbid: uuid(3_000_000 + at) }),
      },
    }),
    ...(inc.includes("tag") && {
      tag: { artist: [...tags, { artist_mbid: mbid, count: 40, tag: "seen live" }], recording: [] },
    }),
  };
}

function match(world: World, track: WorldTrack) {
  return {
    artist_credit_name: track.artist.name,
    artist_mbids: [artistMbid(world, track)],
    recording_mbid: recordingId(world, track),
    recording_name: track.title,
    release_mbid: uuid(3_000_000),
    release_name: "Album",
  };
}

function findTrack(world: World, artist: string, title: string): WorldTrack | undefined {
  return indexOf(world).byName.get(plain(title) + plain(artist));
}

interface Index {
  readonly byName: ReadonlyMap<string, WorldTrack>;
  readonly tracks: ReadonlyMap<WorldTrack, number>;
  readonly artists: ReadonlyMap<WorldTrack["artist"], number>;
}

const indexes = new WeakMap<World, Index>();

/** A world by name and place, made once. */
function indexOf(world: World): Index {
  const index = indexes.get(world) ?? {
    byName: new Map(world.tracks.map((one) => [plain(one.title) + plain(one.artist.name), one])),
    tracks: new Map(world.tracks.map((track, at) => [track, at])),
    artists: new Map(world.artists.map((artist, at) => [artist, at])),
  };
  indexes.set(world, index);
  return index;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

function error(status: number, message: string): Response {
  return Response.json({ code: status, error: message }, { status });
}

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}
