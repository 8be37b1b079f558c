import type { Ask, Provider } from "../provider.ts";
import { askedTitle } from "../title.ts";
import { foldName } from "../names.ts";
import type { WorkSearch, WorkTrack } from "../work_input.ts";
import type { Asker, WorkList } from "../work_list.ts";
import { lookupAsk, type NamedTitle, recordingsAsk } from "./listenbrainz_asks.ts";

/** Where ListenBrainz is, and how it is asked. */
export interface ListenBrainzOptions {
  readonly url: string;
  /** The public look-up, for people without a token. */
  readonly labsUrl: string;
  /** A user's token; empty without one. */
  readonly token: string;
  readonly userAgent: string;
}

/** How many titles one look-up names: with a token, and at the public look-up. */
const MOST_TITLES = { token: 50, public: 100 };
/** How many recordings one call may name. */
const MOST_RECORDINGS = 1000;

/**
 * ListenBrainz: finds tracks by the names of artist and title, so it also serves account data, local
 * files and tracks that Spotify no longer has. First names become recordings of MusicBrainz, then up
 * to 1,000 recordings a call tell year, cover, artists and genres.
 */
export function listenbrainz(options: ListenBrainzOptions): Provider {
  const most = options.token === "" ? MOST_TITLES.public : MOST_TITLES.token;
  const provider: Provider = {
    name: "listenbrainz",
    finds: "names",
    artistId: () => undefined,
    overhead: 0,
    rateLimit: {
      intervalMs: 1_000,
      timeoutMs: 30_000,
      headers: { "user-agent": options.userAgent, "content-type": "application/json" },
    },
    fills: {
      track: ["track_name", "release_year", "album_image_url"],
      artist: ["genres"],
      features: false,
    },
    *asks(work) {
      if (work.targets.has("tracks")) {
        // Editions of one recording share a name, so more are looked at than are asked for.
        const next = () => [
          ...work.nextTracks(provider, most * 2),
          ...work.nextSearches(provider, most * 2),
        ];
        yield* namesThenRecordings(work, next, MOST_RECORDINGS);
      }
      if (work.targets.has("artists")) {
        // What one title reveals of its artist decides whether another is requested.
        yield* namesThenRecordings(work, () => work.nextTitlesOfUnknown(provider, most), 1);
      }
    },
  };

  /** Looks up names until enough recordings are found, reads those, and goes on. */
  function* namesThenRecordings(
    work: WorkList,
    next: () => readonly (WorkTrack | WorkSearch)[],
    enough: number,
  ): Generator<Ask> {
    for (;;) {
      let [recordings, titles] = [unread(work), named(next())];
      // Counting unread recordings means walking all tracks, so it waits until there may be enough.
      for (let may = recordings.length; may < enough && titles.length > 0; titles = named(next())) {
        yield lookupAsk(options, titles);
        may += titles.length;
      }
      recordings = unread(work);
      if (recordings.length > 0) {
        yield recordingsAsk(options, recordings.slice(0, MOST_RECORDINGS));
      } else if (titles.length === 0) return;
    }
  }

  /** Titles by the name they are asked for, most-listened first. */
  function named(next: readonly (WorkTrack | WorkSearch)[]): NamedTitle[] {
    const byName = new Map<string, NamedTitle>();
    for (const one of next.toSorted((a, b) => b.ms - a.ms)) {
      const artist = "uri" in one ? one.artists[0] : one.artist;
      if (artist === undefined) continue;
      const asked = askedTitle(one.title);
      const name = JSON.stringify([foldName(artist), foldName(asked)]);
      const known = byName.get(name);
      if (known === undefined && byName.size === most) continue;
      const title = known ?? { artist, title: asked, tracks: [], searches: [] };
      byName.set(name, title);
      if ("uri" in one) title.tracks.push(one);
      else title.searches.push(one);
    }
    return [...byName.values()];
  }

  /** Recordings that were found and of which nothing has been read yet, most-listened first. */
  function unread(work: WorkList): [recordingId: string, tracks: WorkTrack[]][] {
    const wanted = work.tracks.filter((track) => isUnread(work, provider, track));
    return [...Map.groupBy(wanted, ({ recordingId = "" }) => recordingId)];
  }

  return provider;
}

function isUnread(work: WorkList, { name, fills }: Asker, track: WorkTrack): boolean {
  const { recordingId, known, artists } = track;
  if (recordingId === undefined) return false;
  const isLacking = fills.track.some((column) => !known?.has(column)) ||
    artists.some((artist) =>
      fills.artist.some((column) => !work.artist(artist)?.known.has(column))
    );
  return work.requestLog.wants({ provider: name, kind: "recording", key: recordingId }, isLacking);
}
