import * as v from "valibot";
import { BLANK_FEATURES, BLANK_TRACK } from "../blank.ts";
import type { HttpAnswer } from "../http.ts";
import { artistIds, creditOf, knownId } from "../names.ts";
import { type Ask, type FeatureFacts, type Provider, Unusable } from "../provider.ts";
import { listOf, maybeNumber, maybeText, maybeWhole, shaped } from "../shapes.ts";
import type { WorkTrack } from "../work_input.ts";
import type { WorkList } from "../work_list.ts";
import { refused } from "./refused.ts";
import { idOf } from "./spotify_read.ts";
import { plainIsrc } from "./spotify_shapes.ts";

/** How many ids one request may name. */
const MOST_IDS = 40;

const Linked = v.object({ name: v.string(), href: v.string() });
const Track = v.object({
  href: v.string(),
  trackTitle: maybeText,
  artists: listOf(Linked),
  durationMs: maybeWhole(1, 864_000_000),
  isrc: maybeText,
  popularity: maybeWhole(0, 100),
});
const share = v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))), null);
const Features = v.object({
  href: v.string(),
  danceability: share,
  energy: share,
  valence: share,
  tempo: maybeNumber,
  acousticness: share,
  instrumentalness: share,
  speechiness: share,
  liveness: share,
  loudness: maybeNumber,
  key: maybeWhole(-1, 11),
  mode: maybeWhole(0, 1),
  timeSignature: maybeWhole(0, 15),
});
const Content = v.object({ content: v.array(v.unknown()) });

/** ReccoBeats: tracks, artists' ids and audio features by Spotify id, 40 a request, without a key. */
export function reccobeats(
  options: { readonly url: string; readonly userAgent: string },
): Provider {
  const provider: Provider = {
    name: "reccobeats",
    finds: "ids",
    artistId: () => undefined,
    overhead: 0,
    rateLimit: { intervalMs: 500, timeoutMs: 20_000, headers: { "user-agent": options.userAgent } },
    fills: {
      track: ["track_name", "primary_artist_id", "duration_ms", "isrc", "popularity"],
      artist: [],
      features: true,
    },
    *asks(work) {
      if (work.targets.has("tracks")) yield* tracks(work);
      else if (work.targets.has("artists")) yield* unknown(work);
      if (work.targets.has("features")) yield* features(work);
    },
  };

  function* tracks(work: WorkList): Generator<Ask> {
    for (let next; (next = work.nextTracks(provider, MOST_IDS)).length > 0;) {
      yield trackAsk(options.url, next);
    }
  }

  /** Artists' ids for other providers, by one track each. */
  function* unknown(work: WorkList): Generator<Ask> {
    for (let next; (next = work.nextTracksOfUnknown(provider, MOST_IDS)).length > 0;) {
      yield trackAsk(options.url, next);
    }
  }

  function* features(work: WorkList): Generator<Ask> {
    for (let next; (next = work.nextFeatures(provider, MOST_IDS)).length > 0;) {
      yield featureAsk(options.url, next);
    }
  }

  return provider;
}

function trackAsk(base: string, tracks: readonly WorkTrack[]): Ask {
  return {
    about: tracks.map(({ uri }) => ({ kind: "track", key: uri })),
    request: { url: `${base}/track?ids=${ids(tracks)}` },
    read: (answer) => {
      const found = byUri(contentOf(answer, Track));
      return {
        answered: tracks.map(({ uri }) => answered("track", uri, found.has(uri))),
        tracks: tracks.flatMap(({ uri }) => {
          const track = found.get(uri);
          const first = track?.artists[0];
          return track === undefined ? [] : [{
            ...BLANK_TRACK,
            spotify_track_uri: uri,
            track_name: track.trackTitle,
            primary_artist_name: first?.name ?? null,
            primary_artist_id: first === undefined ? null : idIn(first.href) ?? null,
            duration_ms: track.durationMs,
            popularity: track.popularity,
            isrc: plainIsrc(track.isrc),
          }];
        }),
        artists: tracks.flatMap(({ uri, artists }) => {
          const credits = (found.get(uri)?.artists ?? []).flatMap(({ name, href }) => {
            const id = idIn(href);
            return id === undefined ? [] : [{ id, name }];
          });
          return artistIds(artists, credits, true);
        }),
        credits: tracks.flatMap(({ uri, artists }) => {
          const credited = (found.get(uri)?.artists ?? [])
            .map(({ name, href }) => ({ name, id: idIn(href) ?? null }));
          return credited.length === 0 ? [] : [creditOf(uri, artists, credited)];
        }),
      };
    },
    assume: () => ({
      answered: tracks.map(({ uri }) => answered("track", uri, true)),
      tracks: tracks.map(({ uri, title }) => ({
        ...BLANK_TRACK,
        spotify_track_uri: uri,
        track_name: title,
        duration_ms: 1,
        popularity: 0,
        isrc: "XXXXX0000000",
      })),
      artists: tracks.flatMap(({ artists }) => artists.map((name) => knownId(name, `?${name}`))),
    }),
  };
}

function featureAsk(base: string, tracks: readonly WorkTrack[]): Ask {
  return {
    about: tracks.map(({ uri }) => ({ kind: "features", key: uri })),
    request: { url: `${base}/audio-features?ids=${ids(tracks)}` },
    read: (answer) => {
      const found = byUri(contentOf(answer, Features));
      return {
        answered: tracks.map(({ uri }) => answered("features", uri, found.has(uri))),
        features: tracks.flatMap(({ uri }): FeatureFacts[] => {
          const row = found.get(uri);
          if (row === undefined) return [];
          const { href: _, timeSignature, ...rest } = row;
          return [{ ...rest, spotify_track_uri: uri, time_signature: timeSignature }];
        }),
      };
    },
    assume: () => ({
      answered: tracks.map(({ uri }) => answered("features", uri, true)),
      features: tracks.map(({ uri }) => ({ ...BLANK_FEATURES, spotify_track_uri: uri, energy: 0 })),
    }),
  };
}

/** The usable members of an answer; what it leaves out is unknown to the service. */
function contentOf<const S extends v.GenericSchema>(answer: HttpAnswer, member: S) {
  if (answer.status !== 200) throw refused("ReccoBeats", answer);
  if (answer.body.kind !== "json") throw new Unusable("an answer that is not JSON");
  const { content } = shaped(Content, answer.body.value);
  return content.map((item) => shaped(member, item));
}

function byUri<T extends { readonly href: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.flatMap((row) => {
    const id = idIn(row.href);
    return id === undefined ? [] : [[`spotify:track:${id}`, row] as const];
  }));
}

/** The Spotify id at the end of `https://open.spotify.com/track/…`. */
function idIn(href: string): string | undefined {
  return href.match(/^https:\/\/open\.spotify\.com\/(?:track|artist)\/([0-9A-Za-z]+)/)?.[1];
}

function ids(tracks: readonly WorkTrack[]): string {
  return tracks.map(({ uri }) => idOf(uri)).join(",");
}

function answered(kind: "track" | "features", key: string, isFound: boolean) {
  return { kind, key, status: isFound ? "found" : "missing" };
}
