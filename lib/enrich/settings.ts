import {
  secret,
  type Setting,
  type SettingsTable,
  text,
  url,
  type ValuesOf,
} from "../core/settings.ts";
import {
  OPEN_PROVIDERS,
  parseProviders,
  PROVIDER_NAMES,
  type ProviderName,
} from "./provider_names.ts";

const enrichProviders: Setting<readonly ProviderName[]> = {
  env: "ENRICH_PROVIDERS",
  flag: "providers",
  fallback: ["spotify"],
  parse: parseProviders,
  expects: `names separated by commas, of ${PROVIDER_NAMES.join(", ")}, or open`,
  help: "The services to ask for metadata, in this order; all but Spotify work without a key.",
};

const enrichContact: Setting<string> = {
  env: "ENRICH_CONTACT",
  flag: "contact",
  fallback: "",
  parse: contact,
  expects: "an e-mail or web address",
  help: "How metadata services can reach you; Wikidata and MusicBrainz want to know.",
};

/** The settings of fetching metadata. */
export const ENRICH_SETTINGS = {
  enrichProviders,
  enrichContact,
  spotifyClientId: text("SPOTIFY_CLIENT_ID", "", "the client id of your Spotify app", {
    help: "The client id of your own Spotify app, for metadata from Spotify.",
  }),
  spotifyClientSecret: secret("SPOTIFY_CLIENT_SECRET", "the client secret of your Spotify app", {
    help: "The client secret of your own Spotify app.",
  }),
  spotifyApiUrl: url("SPOTIFY_API_URL", "https://api.spotify.com/v1", "Spotify's Web API"),
  spotifyAccountsUrl: url(
    "SPOTIFY_ACCOUNTS_URL",
    "https://accounts.spotify.com",
    "Spotify's sign-in",
  ),
  listenbrainzToken: secret("LISTENBRAINZ_TOKEN", "the user token of your ListenBrainz account", {
    help:
      "A free user token of ListenBrainz; with it titles are found that are written differently.",
  }),
  listenbrainzUrl: url("LISTENBRAINZ_URL", "https://api.listenbrainz.org/1", "ListenBrainz"),
  listenbrainzLabsUrl: url(
    "LISTENBRAINZ_LABS_URL",
    "https://labs.api.listenbrainz.org",
    "ListenBrainz' public look-up",
  ),
  reccobeatsUrl: url("RECCOBEATS_URL", "https://api.reccobeats.com/v1", "ReccoBeats"),
  wikidataUrl: url("WIKIDATA_URL", "https://query.wikidata.org/sparql", "Wikidata's SPARQL"),
  musicbrainzUrl: url("MUSICBRAINZ_URL", "https://musicbrainz.org/ws/2", "MusicBrainz"),
} as const satisfies SettingsTable;

/** The values of {@linkcode ENRICH_SETTINGS}. */
export type EnrichSettings = ValuesOf<typeof ENRICH_SETTINGS>;

/** The settings of a run: `--open` means the providers that need no key. */
export function enrichSettings<T extends Pick<EnrichSettings, "enrichProviders">>(
  settings: T,
  flags: Readonly<Record<string, string>>,
): T {
  return flags["open"] === undefined ? settings : { ...settings, enrichProviders: OPEN_PROVIDERS };
}

/** An address that is valid in a header. */
function contact(value: string): string {
  if (!/^[\x21-\x27\x2a-\x7e]{3,200}$/.test(value)) throw new Error("an address");
  return value;
}
