import type { Ask, Provider } from "../provider.ts";
import type { WorkList } from "../work_list.ts";
import { artistAsk, type Place, searchAsk, trackAsk, tracksAsk } from "./spotify_asks.ts";
import { type SpotifyKeys, SpotifySignIn } from "./spotify_sign_in.ts";

/** The address of Spotify's Web API, with the keys and the market. */
export interface SpotifyOptions extends SpotifyKeys, Place {
  readonly userAgent: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** How many ids a batch holds. */
const BATCH = 50;
/** How long a removed batch endpoint is assumed to stay removed, in milliseconds. */
const MODE_LASTS_MS = 7 * 24 * 3_600_000;

/**
 * Spotify's Web API. It tries a batch endpoint to find out whether the app has them; otherwise it
 * asks one by one: tracks by listening, then artists.
 */
export function spotify(options: SpotifyOptions): Provider {
  const signIn = new SpotifySignIn(options);
  const provider: Provider = {
    name: "spotify",
    finds: "ids",
    artistId: ({ id }) => id,
    overhead: 1,
    rateLimit: { intervalMs: 200, timeoutMs: 20_000, headers: { "user-agent": options.userAgent } },
    fills: {
      track: [
        "track_name",
        "primary_artist_id",
        "album_name",
        "release_date",
        "duration_ms",
        "isrc",
      ],
      artist: ["genres", "image_url"],
      features: false,
    },
    send: (client, request) => signIn.send(client, request),
    *asks(work) {
      if (work.targets.has("tracks")) yield* allTracks(work);
      if (!work.targets.has("artists")) return;
      yield* artists(work);
      if (!work.targets.has("tracks")) yield* unknownArtists(work);
    },
  };
  const isSingle = (work: WorkList) => spotifyMode(work, options.now()) === "single";
  const most = (work: WorkList) => isSingle(work) ? 1 : BATCH;

  /** Tracks and titles to search; one by one they go in one order of listening. */
  function* allTracks(work: WorkList): Generator<Ask> {
    for (;;) {
      const tracks = work.nextTracks(provider, most(work));
      const [search] = work.nextSearches(provider, 1);
      const [first] = tracks;
      const isSearchFirst = first === undefined || (isSingle(work) && first.ms < (search?.ms ?? 0));
      if (search !== undefined && isSearchFirst) yield searchAsk(options, search);
      else if (first === undefined) return;
      else if (isSingle(work)) yield trackAsk(options, first);
      else yield tracksAsk(options, tracks, spotifyMode(work, options.now()));
    }
  }

  function* artists(work: WorkList): Generator<Ask> {
    for (;;) {
      const next = work.nextArtists(provider, most(work));
      if (next.length === 0) return;
      yield artistAsk(options, next, spotifyMode(work, options.now()));
    }
  }

  /** When only artists are wanted, one track each is the shortest way to their ids. */
  function* unknownArtists(work: WorkList): Generator<Ask> {
    for (;;) {
      const tracks = work.nextTracksOfUnknown(provider, most(work));
      const [first] = tracks;
      if (first === undefined) return;
      if (isSingle(work)) yield trackAsk(options, first);
      else yield tracksAsk(options, tracks, spotifyMode(work, options.now()));
      yield* artists(work);
    }
  }

  return provider;
}

/** The app's mode: known from before, or undefined when it must be tried (again). */
export function spotifyMode(work: WorkList, now: number): "batch" | "single" | undefined {
  const fact = work.requestLog.service("spotify", "mode");
  if (fact?.value === "batch") return "batch";
  return fact?.value === "single" && now - fact.at < MODE_LASTS_MS ? "single" : undefined;
}
