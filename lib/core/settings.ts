import { parseProviders, PROVIDER_NAMES } from "../enrich/provider_names.ts";
import { type Swap, SWAPS } from "../sync/swaps.ts";
import { canonicalZone } from "../time/timezone.ts";

/** One setting: how it is named, what it may be, what it is for. */
export interface Setting<T> {
  /** The environment variable, also in `.env.local` and `.env`. */
  readonly env: string;
  /** The flag that overrides it, without dashes, where a command takes one. */
  readonly flag?: string;
  /** What holds when nobody sets it. */
  readonly fallback: T;
  /** Turns the text into a value; throws an Error that says what was expected. */
  readonly parse: (text: string) => T;
  /** What it expects, in a few words, for help and errors. */
  readonly expects: string;
  /** One line of help. */
  readonly help: string;
  /** True when the value must never be printed. */
  readonly secret?: true;
}

/** Every setting of Tonearm, each declared once. `docs/configuration.md` is made from this table. */
export const SETTINGS = {
  dataRawDir: text("DATA_RAW_DIR", "data_raw", "a folder", {
    flag: "data-raw-dir",
    help: "The folder that holds the Spotify export, as ZIP or as files.",
  }),
  dataDir: text("DATA_DIR", "data", "a folder", {
    flag: "data-dir",
    help: "The folder that holds spotify.duckdb.",
  }),
  localTimezone: {
    env: "LOCAL_TIMEZONE",
    flag: "timezone",
    fallback: "America/Toronto",
    parse: canonicalZone,
    expects: "an IANA time zone such as Europe/Berlin",
    help: "The time zone you listen in; a travel log in timezones.json overrides it by date.",
  },
  minPlayDurationMs: integer("MIN_PLAY_DURATION_MS", 30_000, 0, 3_600_000, {
    flag: "min-play-ms",
    help: "How long a track must play, in milliseconds, to count as a play.",
  }),
  enrich: boolean("ENRICH", "Whether the pipeline fetches metadata after ingest."),
  sync: boolean("SYNC", "Whether the pipeline copies the database to Postgres at its end."),
  postgresUrl: secret("POSTGRES_URL", "a postgres:// address", {
    help: "The Postgres that sync writes to and a deployed site reads from.",
  }),
  syncSwap: {
    env: "SYNC_SWAP",
    flag: "swap",
    fallback: "auto",
    parse: swapName,
    expects: SWAPS.join(", "),
    help:
      "How sync replaces the live tables: auto and rename swap them whole, rows inside the old " +
      "ones, steps for engines without transactional DDL.",
  },
  port: integer("PORT", 8000, 0, 65_535, {
    flag: "port",
    help: "The port the site listens on; 0 takes any free one.",
  }),
  host: text("HOST", "127.0.0.1", "a host name or address", {
    flag: "host",
    help: "The address the site listens on; 0.0.0.0 lets other machines in.",
  }),
  sitePassword: secret("SITE_PASSWORD", "at least 8 characters", {
    help: "Puts the site and its API behind a sign-in page.",
    least: 8,
  }),
  sitePasswordHash: secret("SITE_PASSWORD_HASH", "what `deno task hash-password` prints", {
    help: "The same, without the password itself standing in the settings.",
  }),
  siteSecret: secret("SITE_SECRET", "at least 16 random characters", {
    help: "Goes into the keys of sessions and of the API token; a new one signs everyone out.",
    least: 16,
  }),
  siteToken: secret("SITE_TOKEN", "at least 24 random characters", {
    help: "The bearer token of the API; without it one is derived from the password.",
    least: 24,
  }),
  sessionDays: integer("SESSION_DAYS", 30, 1, 365, {
    help: "How many days a sign-in lasts.",
  }),
  publicHistory: boolean(
    "PUBLIC_HISTORY",
    "Whether a public site without a password shows every single play.",
  ),
  allowedHosts: text("ALLOWED_HOSTS", "", "host names separated by commas", {
    help: "The names the site answers to, as in stats.example.org,*.example.net; * is any name.",
  }),
  trustProxy: integer("TRUST_PROXY", 0, 0, 10, {
    help: "How many proxies stand before the site and may say who the client is.",
  }),
  clientRequests: integer("REQUESTS_PER_MINUTE", 600, 0, 1_000_000, {
    help: "How many requests a minute one client may send; 0 is no limit.",
  }),
  totalRequests: integer("TOTAL_REQUESTS_PER_MINUTE", 6000, 0, 10_000_000, {
    help: "How many requests a minute all clients together may send; 0 is no limit.",
  }),
  requestSeconds: integer("REQUEST_TIMEOUT_SECONDS", 30, 1, 600, {
    help: "How many seconds a request may take before it is answered with 503.",
  }),
  logRequests: boolean("LOG_REQUESTS", "Whether each request is logged as one line of JSON."),
  logNames: boolean("LOG_NAMES", "Whether that line has the path too, which names what you heard."),
  denoDeploy: boolean("DENO_DEPLOY", "Set by Deno Deploy itself: the site is public."),
  spotifyClientId: text("SPOTIFY_CLIENT_ID", "", "the client id of your Spotify app", {
    help: "The client id of your own Spotify app, for metadata from Spotify.",
  }),
  spotifyClientSecret: secret("SPOTIFY_CLIENT_SECRET", "the client secret of your Spotify app", {
    help: "The client secret of your own Spotify app.",
  }),
  enrichProviders: {
    env: "ENRICH_PROVIDERS",
    flag: "providers",
    fallback: ["spotify"],
    parse: parseProviders,
    expects: `names separated by commas, of ${PROVIDER_NAMES.join(", ")}`,
    help: "Who is asked for metadata, in this order; all but Spotify work without a key.",
  },
  enrichContact: {
    env: "ENRICH_CONTACT",
    flag: "contact",
    fallback: "",
    parse: contact,
    expects: "an e-mail or web address",
    help: "Where the services of metadata can reach you; Wikidata and MusicBrainz ask for one.",
  },
  spotifyApiUrl: url("SPOTIFY_API_URL", "https://api.spotify.com/v1", "Spotify's Web API"),
  spotifyAccountsUrl: url(
    "SPOTIFY_ACCOUNTS_URL",
    "https://accounts.spotify.com",
    "Spotify's sign-in",
  ),
  reccobeatsUrl: url("RECCOBEATS_URL", "https://api.reccobeats.com/v1", "ReccoBeats"),
  wikidataUrl: url("WIKIDATA_URL", "https://query.wikidata.org/sparql", "Wikidata's SPARQL"),
  musicbrainzUrl: url("MUSICBRAINZ_URL", "https://musicbrainz.org/ws/2", "MusicBrainz"),
} as const satisfies Record<string, Setting<unknown>>;

/** The name of a setting in code. */
export type SettingName = keyof typeof SETTINGS;

/** The values of all settings. */
export type Settings = {
  readonly [K in SettingName]: (typeof SETTINGS)[K] extends Setting<infer T> ? T : never;
};

function swapName(text: string): Swap {
  const swap = SWAPS.find((name) => name === text);
  if (swap === undefined) throw new Error(SWAPS.join(", "));
  return swap;
}

type Named = { flag?: string; help: string };

function text(env: string, fallback: string, expects: string, named: Named): Setting<string> {
  return { env, fallback, expects, parse: (value) => value, ...named };
}

function secret(
  env: string,
  expects: string,
  { least = 0, ...named }: Named & { least?: number },
): Setting<string> & { secret: true } {
  const parse = (value: string) => {
    if (value.length < least) throw new Error(expects);
    return value;
  };
  return { ...text(env, "", expects, named), parse, secret: true };
}

function integer(
  env: string,
  fallback: number,
  least: number,
  most: number,
  named: Named,
): Setting<number> {
  const expects = `a whole number from ${least} to ${most}`;
  const parse = (value: string) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most) throw new Error(expects);
    return number;
  };
  return { env, fallback, expects, parse, ...named };
}

function boolean(env: string, help: string): Setting<boolean> {
  const expects = "true or false";
  const parse = (value: string) => {
    if (["true", "1", "yes", "on"].includes(value.toLowerCase())) return true;
    if (["false", "0", "no", "off", ""].includes(value.toLowerCase())) return false;
    throw new Error(expects);
  };
  return { env, fallback: false, expects, parse, help };
}

/** An address that can stand in a header. */
function contact(value: string): string {
  if (!/^[\x21-\x27\x2a-\x7e]{3,200}$/.test(value)) throw new Error("an address");
  return value;
}

function url(env: string, fallback: string, of: string): Setting<string> {
  const parse = (value: string) => {
    const parsed = new URL(value);
    if (!["http:", "https:"].includes(parsed.protocol)) throw new Error("http or https");
    return value.replace(/\/+$/, "");
  };
  const help = `The base address of ${of}, for a proxy or a test server.`;
  return { env, fallback, expects: "an http or https address", parse, help };
}
