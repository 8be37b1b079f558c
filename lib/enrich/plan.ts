import { LONGEST_PAUSE_MS } from "./http.ts";
import type { Provider, ProviderName } from "./provider.ts";
import { type Share, share } from "./share.ts";
import type { Listening, WorkInput } from "./work_input.ts";
import { isSpotifyTrack, type PlannedField, sumOf, type Target, WorkList } from "./work_list.ts";

/** Calls per day measured for Spotify apps in development mode. */
const CALLS_A_DAY = 600;

/** What would be requested, and the listening with metadata afterwards if everything is found. */
export interface Plan {
  /** Spotify's mode that it is for; null without Spotify. */
  readonly mode: "batch" | "single" | null;
  readonly requests: Readonly<Record<string, number>>;
  readonly tracks: Share;
  readonly artists: Share;
  /** The share of the listening for which each field would be known then. */
  readonly fields: Readonly<Record<PlannedField, Share>>;
  /** How long the calls take at each service's own pace, in seconds; without daily quotas. */
  readonly seconds: number;
  /** What none of the providers can be asked about, and why. */
  readonly unaskable: Unaskable;
  /** Days until everything is requested, at Spotify's daily calls in single mode. */
  readonly days: number;
  /** The calls after which that coverage is reached. */
  readonly calls: number;
  readonly calls_a_day: number;
  /** What the first day's calls reach where there is a daily quota and no smaller limit. */
  readonly first_day: FirstDay | null;
}

/** What a day's calls reach. */
export interface FirstDay {
  readonly calls: number;
  readonly tracks: Share;
  /** The listening whose artist is known if the same calls go to artists alone. */
  readonly only_artists: Share;
}

/** Listening that stays without metadata for want of an id, and what would help. */
export interface Unaskable {
  /** Plays without a Spotify id, of which no provider in use finds titles by name. */
  readonly titles: Share;
  /** Plays of artists without any id that a provider in use could ask by or find out. */
  readonly artists: Share;
}

/** What a plan is made from. */
export interface PlanOptions {
  readonly input: WorkInput;
  readonly targets: ReadonlySet<Target>;
  readonly providers: readonly Provider[];
  /** The most calls; absent for all there is to ask. */
  readonly limit?: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Simulates a run without sending anything: each request counts as fully answered. With a mode, it
 * assumes that Spotify is in that mode.
 */
export function plan(options: PlanOptions, mode?: "batch" | "single"): Plan {
  const { input, targets, providers, limit = Infinity, now } = options;
  const work = new WorkList(input, targets);
  const earlier = work.requestLog.service("spotify", "mode")?.value;
  const isTried = mode === "single" && earlier !== "single";
  if (mode !== undefined) {
    work.apply("spotify", { answered: [], service: [{ key: "mode", value: mode }] }, now);
  }
  const requests: Record<string, number> = {};
  let left = limit;
  for (const provider of providers) {
    const extra = provider.overhead + (provider.name === "spotify" && isTried ? 1 : 0);
    const made = walk(provider, work, left, extra, now);
    requests[provider.name] = made;
    left -= made;
  }
  const callsADay = Number(
    work.requestLog.service("spotify", "calls_a_day")?.value ?? CALLS_A_DAY,
  );
  return {
    mode: providers.some(({ name }) => name === "spotify") ? mode ?? null : null,
    requests,
    tracks: share(work.coveredTracks(), work.total),
    artists: share(work.coveredArtists(), work.total),
    fields: sharesOf(work),
    seconds: secondsOf(providers, requests),
    unaskable: unaskableOf(work, providers),
    days: mode === "single" ? Math.ceil((requests["spotify"] ?? 0) / callsADay) : 1,
    calls: Object.values(requests).reduce((sum, count) => sum + count, 0),
    calls_a_day: callsADay,
    first_day: null,
  };
}

/** As {@linkcode plan}, with what the first day reaches when it takes longer than one. */
export function planWithFirstDay(options: PlanOptions, mode: "batch" | "single"): Plan {
  const whole = plan(options, mode);
  if (whole.days <= 1) return whole;
  const day = { ...options, limit: whole.calls_a_day };
  const { calls, tracks } = plan(day, mode);
  const { artists } = plan({ ...day, targets: new Set<Target>(["artists"]) }, mode);
  return { ...whole, first_day: { calls, tracks, only_artists: artists } };
}

function walk(
  provider: Provider,
  work: WorkList,
  most: number,
  extra: number,
  now: number,
): number {
  let made = 0;
  for (const ask of provider.asks(work)) {
    const cost = made === 0 ? 1 + extra : 1;
    if (made + cost > most) break;
    made += cost;
    work.apply(provider.name, ask.assume(), now);
  }
  return made;
}

function sharesOf(work: WorkList): Plan["fields"] {
  const { years, covers, genres, audio_features } = work.coveredFields();
  const of = (part: Listening) => share(part, work.total);
  return {
    years: of(years),
    covers: of(covers),
    genres: of(genres),
    audio_features: of(audio_features),
  };
}

function secondsOf(
  providers: readonly Provider[],
  requests: Readonly<Record<string, number>>,
): number {
  const ms = providers.reduce(
    (sum, { name, rateLimit }) => sum + (requests[name] ?? 0) * rateLimit.intervalMs,
    0,
  );
  return Math.ceil(ms / 1000);
}

/** After a plan: what has no id, where no provider in use can find one out. */
function unaskableOf(work: WorkList, providers: readonly Provider[]): Unaskable {
  const findsNames = providers.some(({ name, finds }) => name === "spotify" || finds === "names");
  const titles = findsNames
    ? []
    : [...work.searches, ...work.tracks.filter(({ uri }) => !isSpotifyTrack(uri))];
  const asksArtists = providers.some(({ fills }) => fills.artist.length > 0);
  const artists = asksArtists
    ? work.artists.filter((artist) =>
      !artist.known.has("genres") &&
      providers.every((provider) => provider.artistId(artist) === undefined) &&
      !findsNames
    )
    : [];
  return {
    titles: share(sumOf(titles), work.total),
    artists: share(sumOf(artists), work.total),
  };
}

/**
 * When a provider that asked for a pause may be asked again, in milliseconds since 1970, if that is
 * still to come. No pause holds longer than {@linkcode LONGEST_PAUSE_MS} from when it was noted.
 */
export function resumeAt(work: WorkList, provider: ProviderName, now: number): number | undefined {
  const fact = work.requestLog.service(provider, "resume_at");
  if (fact === undefined) return undefined;
  const at = Math.min(Date.parse(fact.value), fact.at + LONGEST_PAUSE_MS);
  return at > now ? at : undefined;
}
