import * as v from "valibot";
import { BLANK_ARTIST, BLANK_TRACK } from "../blank.ts";
import { joinGenres } from "../genre_list.ts";
import type { HttpAnswer } from "../http.ts";
import { type Ask, type Findings, type Kind, Unusable } from "../provider.ts";
import { listOf, shaped } from "../shapes.ts";
import type { WorkArtist } from "../work_input.ts";
import { refused } from "./refused.ts";
import { plainIsrc } from "./spotify_shapes.ts";

/** One address to look up, and what is settled when it is not there. */
export interface Wanted {
  /** `artist/…` or `track/…` */
  readonly path: string;
  readonly settles: readonly { readonly kind: Kind; readonly key: string }[];
}

const Id = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));
const Relation = v.object({
  artist: v.optional(v.object({ id: Id })),
  recording: v.optional(v.object({ id: Id })),
});
const Url = v.object({ resource: v.string(), relations: listOf(Relation) });
const Urls = v.union([v.object({ urls: v.array(Url) }), Url]);
const Genres = v.object({ genres: listOf(v.object({ name: v.string(), count: v.number() })) });
const Isrcs = v.object({ isrcs: listOf(v.string()) });

/** `GET /url?resource=…&resource=…&inc=artist-rels` (or `recording-rels`). */
export function linksAsk(
  base: string,
  kind: "artist" | "recording",
  wanted: readonly Wanted[],
): Ask {
  const resources = wanted.map(({ path }) =>
    `resource=${encodeURIComponent(`https://open.spotify.com/${path}`)}`
  );
  const findings = (mbids: ReadonlyMap<string, string>): Findings => ({
    settled: wanted.flatMap(({ path, settles }) => {
      const mbid = mbids.get(path);
      const link = { kind: "mbid", key: path, status: mbid ?? "missing" } as const;
      return mbid === undefined
        ? [link, ...settles.map((one) => ({ ...one, status: "missing" }))]
        : [link];
    }),
  });
  return {
    about: wanted.flatMap(({ settles }) => settles),
    request: { url: `${base}/url?${resources.join("&")}&inc=${kind}-rels&fmt=json` },
    read: (answer) => findings(answer.status === 404 ? new Map() : linksIn(answer, kind)),
    assume: () => findings(new Map(wanted.map(({ path }) => [path, `?${path}`]))),
  };
}

/** `GET /artist/{mbid}?inc=genres`: genres by how many people gave them, the most first. */
export function artistGenresAsk(base: string, mbid: string, same: readonly WorkArtist[]): Ask {
  const found = (genres: string): Findings => ({
    settled: same.map(({ name }) => ({ kind: "artist", key: name, status: "found" })),
    artists: same.map(({ name }) => ({ ...BLANK_ARTIST, artist_name: name, genres })),
  });
  return {
    about: same.map(({ name }) => ({ kind: "artist", key: name })),
    request: { url: `${base}/artist/${mbid}?inc=genres&fmt=json` },
    read: (answer) => {
      if (answer.status === 404) {
        return {
          settled: same.map(({ name }) => ({ kind: "artist", key: name, status: "missing" })),
        };
      }
      const { genres } = shaped(Genres, valueOf(answer));
      const voted = genres.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
      return found(joinGenres(voted.map(({ name }) => name)));
    },
    assume: () => found("?"),
  };
}

/** `GET /recording/{mbid}?inc=isrcs` */
export function recordingIsrcAsk(base: string, mbid: string, uri: string): Ask {
  const settled = (status: string) => [{ kind: "isrc", key: uri, status } as const];
  const found = (isrc: string): Findings => ({
    settled: settled("found"),
    tracks: [{ ...BLANK_TRACK, spotify_track_uri: uri, isrc }],
  });
  return {
    about: [{ kind: "isrc", key: uri }],
    request: { url: `${base}/recording/${mbid}?inc=isrcs&fmt=json` },
    read: (answer) => {
      if (answer.status === 404) return { settled: settled("missing") };
      const isrc = shaped(Isrcs, valueOf(answer)).isrcs.map(plainIsrc).find((one) => one !== null);
      return isrc === undefined || isrc === null ? { settled: settled("missing") } : found(isrc);
    },
    assume: () => found("?"),
  };
}

/** The ids that addresses are linked to, by path. */
function linksIn(answer: HttpAnswer, kind: "artist" | "recording"): Map<string, string> {
  const parsed = shaped(Urls, valueOf(answer));
  const urls = "urls" in parsed ? parsed.urls : [parsed];
  return new Map(urls.flatMap(({ resource, relations }) => {
    const path = resource.match(/^https:\/\/open\.spotify\.com\/((?:artist|track)\/\w+)/)?.[1];
    const id = relations.flatMap((relation) => relation[kind]?.id ?? [])[0];
    return path === undefined || id === undefined ? [] : [[path, id] as const];
  }));
}

function valueOf(answer: HttpAnswer): unknown {
  if (answer.status !== 200) throw refused("MusicBrainz", answer);
  if (answer.body.kind !== "json") throw new Unusable("an answer that is no JSON");
  return answer.body.value;
}
