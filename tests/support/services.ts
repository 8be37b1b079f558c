/**
 * All services of metadata on one loopback port, with the shapes and faults they are documented to
 * have, and a log of what they were asked.
 */
import type { World, WorldArtist, WorldTrack } from "./enrich_world.ts";
import { musicbrainz, reccobeats, wikidata } from "./services_open.ts";
import { listenbrainz, listenbrainzLabs } from "./services_listenbrainz.ts";
import { brokenRule } from "./services_rules.ts";
import { spotifyApi, spotifyToken } from "./services_spotify.ts";

/** One request that was made. */
export interface ServiceCall {
  readonly service:
    | "accounts"
    | "spotify"
    | "listenbrainz"
    | "labs"
    | "reccobeats"
    | "wikidata"
    | "musicbrainz";
  readonly method: string;
  /** After the service's base address. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: string;
}

/** An answer instead of the usual one; undefined for the usual one. */
export type Fault = (call: ServiceCall, count: number) => Response | undefined | Promise<Response>;

/** What an app may ask, and the keys that are right. */
export interface ServicesOptions {
  readonly world: World;
  readonly mode?: "batch" | "single";
}

export const CLIENT_ID = "0123456789abcdef0123456789abcdef";
export const CLIENT_SECRET = "fedcba9876543210fedcba9876543210";

/** The services, started; `await using` ends them. */
export class Services {
  readonly calls: ServiceCall[] = [];
  /** Requests that the documented rules do not allow. */
  readonly violations: string[] = [];
  readonly world: World;
  readonly tracksById: ReadonlyMap<string, WorldTrack>;
  readonly artistsById: ReadonlyMap<string, WorldArtist>;
  mode: "batch" | "single";
  /** The token that is right at the moment. */
  token = "token-1";
  fault: Fault = () => undefined;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  constructor({ world, mode = "batch" }: ServicesOptions) {
    this.world = world;
    this.tracksById = new Map(world.tracks.map((track) => [track.id, track]));
    this.artistsById = new Map(world.artists.map((artist) => [artist.id, artist]));
    this.mode = mode;
    this.#server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen: () => {} },
      (request) => this.#answer(request),
    );
  }

  /** The settings that point a run here. */
  get environment(): Record<string, string> {
    return {
      SPOTIFY_CLIENT_ID: CLIENT_ID,
      SPOTIFY_CLIENT_SECRET: CLIENT_SECRET,
      SPOTIFY_API_URL: `${this.#base}/spotify/v1`,
      SPOTIFY_ACCOUNTS_URL: `${this.#base}/accounts`,
      LISTENBRAINZ_URL: `${this.#base}/listenbrainz/1`,
      LISTENBRAINZ_LABS_URL: `${this.#base}/labs`,
      RECCOBEATS_URL: `${this.#base}/reccobeats/v1`,
      WIKIDATA_URL: `${this.#base}/wikidata/sparql`,
      MUSICBRAINZ_URL: `${this.#base}/musicbrainz/ws/2`,
      ENRICH_CONTACT: "someone@example.org",
    };
  }

  /** Calls to one service. */
  of(service: ServiceCall["service"]): ServiceCall[] {
    return this.calls.filter((call) => call.service === service);
  }

  /** The ids that Spotify was asked for, one list a call. */
  asked(kind: "tracks" | "artists"): string[][] {
    return this.of("spotify").filter(({ path }) => path.startsWith(`/${kind}`)).map(
      ({ path, query }) => query.get("ids")?.split(",") ?? [path.split("/")[2] ?? ""],
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }

  get #base(): string {
    return `http://127.0.0.1:${this.#server.addr.port}`;
  }

  async #answer(request: Request): Promise<Response> {
    const call = await callOf(request);
    this.calls.push(call);
    const broken = brokenRule(call);
    if (broken !== undefined) this.violations.push(broken);
    return await this.fault(call, this.calls.length) ?? this.usual(call);
  }

  /** What the service answers when nothing is wrong. */
  usual(call: ServiceCall): Response {
    switch (call.service) {
      case "accounts":
        return spotifyToken(this, call);
      case "spotify":
        return spotifyApi(this, call);
      case "listenbrainz":
        return listenbrainz(this.world, call);
      case "labs":
        return listenbrainzLabs(this.world, call);
      case "reccobeats":
        return reccobeats(this.world, call);
      case "wikidata":
        return wikidata(this.world, call);
      case "musicbrainz":
        return musicbrainz(this.world, call);
    }
  }
}

const BASES: readonly (readonly [ServiceCall["service"], string])[] = [
  ["accounts", "/accounts"],
  ["spotify", "/spotify/v1"],
  ["listenbrainz", "/listenbrainz/1"],
  ["labs", "/labs"],
  ["reccobeats", "/reccobeats/v1"],
  ["wikidata", "/wikidata"],
  ["musicbrainz", "/musicbrainz/ws/2"],
];

async function callOf(request: Request): Promise<ServiceCall> {
  const { pathname, searchParams } = new URL(request.url);
  const [service, base] = BASES.find(([, base]) => pathname.startsWith(`${base}/`)) ??
    ["spotify", ""];
  return {
    service,
    method: request.method,
    path: pathname.slice(base.length),
    query: searchParams,
    headers: request.headers,
    body: await request.text(),
  };
}
