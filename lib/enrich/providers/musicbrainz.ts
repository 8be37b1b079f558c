import type { Ask, Provider } from "../provider.ts";
import { isSpotifyTrack } from "../work_list.ts";
import type { WorkArtist, WorkTrack } from "../work_input.ts";
import type { WorkList } from "../work_list.ts";
import { linksAsk } from "./musicbrainz_links.ts";
import { artistAsk, artistsAsk, recordingAsk, recordingsAsk } from "./musicbrainz_asks.ts";

/** How many addresses one look-up takes (more are dropped silently), and how many ids one search. */
const MOST = 100;
/** Several recordings may share an ISRC, and a response holds 100. */
const MOST_ISRCS = 60;

/**
 * MusicBrainz: genres of artists, years and ISRCs of tracks, up to 100 a search and one call a
 * second. What has no id there yet is looked up by its Spotify address first. Where the search does
 * not take many ids at once, they are asked one by one.
 */
export function musicbrainz(
  options: { readonly url: string; readonly userAgent: string },
): Provider {
  const { url } = options;
  const provider: Provider = {
    name: "musicbrainz",
    finds: "ids",
    artistId: ({ id, mbid }) => mbid ?? id,
    overhead: 0,
    rateLimit: {
      intervalMs: 1_100,
      timeoutMs: 30_000,
      headers: { "user-agent": options.userAgent, accept: "application/json" },
    },
    fills: { track: ["release_year"], artist: ["genres"], features: false },
    *asks(work) {
      if (work.targets.has("artists")) yield* artists(work);
      if (work.targets.has("tracks")) yield* tracks(work);
    },
  };

  function* artists(work: WorkList): Generator<Ask> {
    for (;;) {
      const next = work.nextArtists(provider, MOST);
      if (next.length === 0) return;
      const linked = next.filter(([first]) => first?.mbid !== undefined);
      const unlinked = next.filter(([first]) => first?.mbid === undefined);
      if (unlinked.length > 0) {
        yield linksAsk(url, "artist", unlinked.map(artistLink));
      } else if (isSingle(work)) {
        yield* linked.slice(0, 1).map((same) => artistAsk(url, same));
      } else yield artistsAsk(url, linked);
    }
  }

  function* tracks(work: WorkList): Generator<Ask> {
    for (;;) {
      const next = wanted(work);
      if (next.length === 0) return;
      const [known, unknown] = [
        next.filter(hasRecording),
        next.filter((one) => !hasRecording(one)),
      ];
      const coded = unknown.filter(({ isrc }) => isrc !== undefined);
      if (known.length > 0) {
        if (isSingle(work)) yield* known.slice(0, 1).map((track) => recordingAsk(url, track));
        else yield recordingsAsk(url, "rid", known);
      } else if (coded.length > 0 && !isSingle(work)) {
        yield recordingsAsk(url, "isrc", coded.slice(0, MOST_ISRCS));
      } else yield linksAsk(url, "recording", unknown.map(trackLink));
    }
  }

  return provider;
}

/** Whether the search turned out not to accept many ids at once. */
function isSingle(work: WorkList): boolean {
  return work.requestLog.service("musicbrainz", "mode")?.value === "single";
}

/** The next tracks that a service knows but whose year is unknown. */
function wanted(work: WorkList): WorkTrack[] {
  const found: WorkTrack[] = [];
  for (const track of work.tracks) {
    if (found.length >= MOST) break;
    const { uri, known, isrc } = track;
    const canAsk = hasRecording(track) || isrc !== undefined || isSpotifyTrack(uri);
    const isLacking = known !== undefined && !known.has("release_year");
    const key = { provider: "musicbrainz", kind: "isrc", key: uri } as const;
    if (canAsk && work.requestLog.wants(key, isLacking)) found.push(track);
  }
  return found;
}

function hasRecording({ recordingId }: WorkTrack): boolean {
  return recordingId !== undefined;
}

function artistLink(same: readonly WorkArtist[]) {
  return { path: `artist/${same[0]?.id ?? ""}`, names: same.map(({ name }) => name) };
}

function trackLink({ uri }: WorkTrack) {
  return { path: `track/${uri.slice(uri.lastIndexOf(":") + 1)}`, names: [uri] };
}
