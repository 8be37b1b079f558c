import * as v from "valibot";
import { BLANK_TRACK } from "../blank.ts";
import type { HttpAnswer } from "../http.ts";
import { knownMbid } from "../names.ts";
import type { Ask, Findings } from "../provider.ts";
import { listOf, shaped } from "../shapes.ts";
import { MusicBrainzId } from "./listenbrainz_read.ts";
import { valueOf } from "./musicbrainz_read.ts";

/** One address of Spotify to look up, and whose it is. */
export interface SpotifyLink {
  /** `artist/…` or `track/…` */
  readonly path: string;
  /** The names of artists, or the URI of a track. */
  readonly names: readonly string[];
}

const Relation = v.object({
  artist: v.optional(v.object({ id: MusicBrainzId })),
  recording: v.optional(v.object({ id: MusicBrainzId })),
});
const Url = v.object({ resource: v.string(), relations: listOf(Relation) });
const Urls = v.union([v.object({ urls: v.array(Url) }), Url]);

/** `GET /url?resource=…&resource=…&inc=artist-rels` (or `recording-rels`): ids at MusicBrainz. */
export function linksAsk(
  base: string,
  entity: "artist" | "recording",
  links: readonly SpotifyLink[],
): Ask {
  const resources = links.map(({ path }) =>
    `resource=${encodeURIComponent(`https://open.spotify.com/${path}`)}`
  );
  const kind = entity === "artist" ? "artist" : "isrc";
  const findings = (ids: ReadonlyMap<string, string>): Findings => ({
    answered: links.flatMap(({ path, names }) => {
      const id = ids.get(path);
      const link = { kind: "mbid", key: path, status: id ?? "missing" } as const;
      const missing = names.map((key) => ({ kind, key, status: "missing" }) as const);
      return id === undefined ? [link, ...missing] : [link];
    }),
    artists: entity === "recording" ? [] : links.flatMap(({ path, names }) => {
      const id = ids.get(path);
      return id === undefined ? [] : names.map((name) => knownMbid(name, id));
    }),
    tracks: entity === "artist" ? [] : links.flatMap(({ path, names }) => {
      const id = ids.get(path);
      return id === undefined ? [] : names.map((uri) => ({
        ...BLANK_TRACK,
        spotify_track_uri: uri,
        musicbrainz_recording_id: id,
      }));
    }),
  });
  return {
    about: links.flatMap(({ names }) => names.map((key) => ({ kind, key }) as const)),
    request: { url: `${base}/url?${resources.join("&")}&inc=${entity}-rels&fmt=json` },
    read: (answer) => findings(answer.status === 404 ? new Map() : idsIn(answer, entity)),
    assume: () => findings(new Map(links.map(({ path }) => [path, `?${path}`]))),
  };
}

/** The ids that addresses are linked to, by path. */
function idsIn(answer: HttpAnswer, entity: "artist" | "recording"): Map<string, string> {
  const parsed = shaped(Urls, valueOf(answer));
  const urls = "urls" in parsed ? parsed.urls : [parsed];
  return new Map(urls.flatMap(({ resource, relations }) => {
    const path = resource.match(/^https:\/\/open\.spotify\.com\/((?:artist|track)\/\w+)/)?.[1];
    const id = relations.flatMap((relation) => relation[entity]?.id ?? [])[0];
    return path === undefined || id === undefined ? [] : [[path, id] as const];
  }));
}
