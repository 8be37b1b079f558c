import * as v from "valibot";
import type { HttpAnswer } from "../http.ts";
import { artistIds, creditOf, foldName } from "../names.ts";
import { type Answered, type Findings, Unusable } from "../provider.ts";
import { shaped } from "../shapes.ts";
import type { WorkArtist, WorkSearch, WorkTrack } from "../work_input.ts";
import { refused } from "./refused.ts";
import {
  Artist,
  artistFacts,
  creditsOf,
  type SpotifyTrack,
  Track,
  trackFacts,
} from "./spotify_shapes.ts";

/** The response to a batch request of an app without batches. */
export const GONE = [403, 404, 410];
const Batch = v.array(v.unknown());

/** The app has no batches: from now on one by one. */
export const SINGLE: Findings = { answered: [], service: [{ key: "mode", value: "single" }] };
const Found = v.object({ tracks: v.object({ items: Batch }) });

/** The hits of a search. */
export function foundTracks(answer: HttpAnswer): SpotifyTrack[] {
  if (answer.status !== 200) throw refused("Spotify", answer);
  if (answer.body.kind !== "json") throw new Unusable("an answer that is not JSON");
  return shaped(Found, answer.body.value).tracks.items.flatMap((item) => {
    const parsed = v.safeParse(Track, item);
    return parsed.success ? [parsed.output] : [];
  });
}

/** Accepts a hit only when its title and one of its artists match what was played. */
export function searched(search: WorkSearch, hits: readonly SpotifyTrack[]): Findings {
  const { artist, title } = search;
  const hit = hits.find(({ name, artists }) =>
    foldName(name) === foldName(title) &&
    artists.some(({ name }) => foldName(name) === foldName(artist))
  );
  const found = answered("search", search.key, hit !== undefined);
  if (hit === undefined) return { answered: [found] };
  const uri = `spotify:track:${hit.id}`;
  return {
    answered: [found, answered("track", uri, true)],
    links: [{ artist_name: artist, track_name: title, spotify_track_uri: uri }],
    tracks: [trackFacts(uri, hit)],
    artists: artistIds([artist], creditsOf(hit)),
    credits: [creditOf(uri, [artist], hit.artists)],
  };
}

/** The answer about one track; null means that the track does not exist, another shape means nothing. */
export function oneTrack(track: WorkTrack, item: unknown): Findings {
  if (item === null) return { answered: [answered("track", track.uri, false)] };
  const parsed = v.safeParse(Track, item);
  if (!parsed.success) return { answered: [] };
  return {
    answered: [answered("track", track.uri, true)],
    tracks: [trackFacts(track.uri, parsed.output)],
    artists: artistIds(track.artists, creditsOf(parsed.output)),
    credits: [creditOf(track.uri, track.artists, parsed.output.artists)],
  };
}

/** What is said of one artist, for each name it was played under. */
export function oneArtist(same: readonly WorkArtist[], item: unknown): Findings {
  if (item === null) return { answered: same.map(({ name }) => answered("artist", name, false)) };
  const parsed = v.safeParse(Artist, item);
  if (!parsed.success) return { answered: [] };
  return {
    answered: same.map(({ name }) => answered("artist", name, true)),
    artists: same.map(({ name }) => artistFacts(name, parsed.output)),
  };
}

/** The object of a single call, or null when it does not exist: 404, or 400 for an invalid id. */
export function bodyOf(answer: HttpAnswer, id: string): unknown {
  const { status, body } = answer;
  if (status === 200 && body.kind === "json") return body.value;
  if (status === 404 && body.kind !== "html") return null;
  if (status === 400 && !isId(id)) return null;
  throw refused("Spotify", answer);
}

/** The list of a batch, in the order of its ids. */
export function batchOf(answer: HttpAnswer, name: "tracks" | "artists", length: number): unknown[] {
  if (answer.status !== 200) throw refused("Spotify", answer);
  if (answer.body.kind !== "json") throw new Unusable("an answer that is not JSON");
  const items = shaped(v.record(v.string(), v.unknown()), answer.body.value)[name];
  const list = shaped(Batch, items);
  if (list.length !== length) throw new Unusable(`${list.length} ${name} for ${length} ids`);
  return list;
}

/** One thing, found or missing. */
export function answered(kind: Answered["kind"], key: string, isFound: boolean): Answered {
  return { kind, key, status: isFound ? "found" : "missing" };
}

/** Whether Spotify could know such an id; for others it answers 400. */
export function isId(id: string): boolean {
  return /^[0-9A-Za-z]{22}$/.test(id);
}

/** The id in a URI. */
export function idOf(uri: string): string {
  return uri.slice(uri.lastIndexOf(":") + 1);
}
