import type { Ask, Kind, Provider } from "../provider.ts";
import type { WorkArtist } from "../work_input.ts";
import type { Asker, WorkList } from "../work_list.ts";
import { artistGenresAsk, linksAsk, recordingIsrcAsk } from "./musicbrainz_asks.ts";

/** How many addresses one look-up takes; more are dropped without a word. */
const MOST_URLS = 100;

/**
 * MusicBrainz: genres of artists and ISRCs of tracks. First up to 100 Spotify addresses are looked up
 * at once, then what was found is asked one by one, one call a second.
 */
export function musicbrainz(
  options: { readonly url: string; readonly userAgent: string },
): Provider {
  const provider: Provider = {
    name: "musicbrainz",
    overhead: 0,
    rateLimit: {
      intervalMs: 1_100,
      timeoutMs: 30_000,
      headers: { "user-agent": options.userAgent, accept: "application/json" },
    },
    fills: { track: ["isrc"], artist: ["genres"], features: false },
    *asks(work) {
      if (work.targets.has("artists")) yield* artists(work);
      if (work.targets.has("tracks")) yield* tracks(work);
    },
  };

  function* artists(work: WorkList): Generator<Ask> {
    for (;;) {
      const next = work.nextArtists(provider, MOST_URLS);
      if (next.length === 0) return;
      const { linked, unlinked } = split(work, next, (same) => `artist/${idOf(same)}`);
      if (unlinked.length > 0) {
        yield linksAsk(
          options.url,
          "artist",
          unlinked.map((same) => ({
            path: `artist/${idOf(same)}`,
            settles: same.map(({ name }) => ({ kind: "artist", key: name })),
          })),
        );
      }
      for (const { one: same, mbid } of linked) yield artistGenresAsk(options.url, mbid, same);
    }
  }

  function* tracks(work: WorkList): Generator<Ask> {
    for (;;) {
      const next = wanted(work, provider);
      if (next.length === 0) return;
      const { linked, unlinked } = split(work, next, pathOf);
      if (unlinked.length > 0) {
        yield linksAsk(
          options.url,
          "recording",
          unlinked.map((uri) => ({
            path: pathOf(uri),
            settles: [{ kind: "isrc", key: uri }],
          })),
        );
      }
      for (const { one: uri, mbid } of linked) yield recordingIsrcAsk(options.url, mbid, uri);
    }
  }

  return provider;
}

/** The next tracks that have no ISRC. */
function wanted(work: WorkList, { name }: Asker): string[] {
  const found: string[] = [];
  for (const { uri, known } of work.tracks) {
    if (found.length >= MOST_URLS) break;
    const isLacking = known !== undefined && !known.has("isrc");
    if (work.requestLog.wants({ provider: name, kind: "isrc", key: uri }, isLacking)) {
      found.push(uri);
    }
  }
  return found;
}

/** Those whose place in MusicBrainz is known, and those to look up. */
function split<T>(work: WorkList, all: readonly T[], path: (one: T) => string) {
  const status = (one: T) =>
    work.requestLog.status({ provider: "musicbrainz", kind: MBID, key: path(one) });
  return {
    linked: all.flatMap((one) => {
      const mbid = status(one);
      return mbid === undefined || mbid === "missing" ? [] : [{ one, mbid }];
    }),
    unlinked: all.filter((one) => [undefined, "missing"].includes(status(one))),
  };
}

const MBID: Kind = "mbid";

function idOf(same: readonly WorkArtist[]): string {
  return same[0]?.id ?? "";
}

/** `spotify:track:…` as it stands in Spotify's addresses. */
function pathOf(uri: string): string {
  return `track/${uri.slice(uri.lastIndexOf(":") + 1)}`;
}
