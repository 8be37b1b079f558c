import { CliError } from "../core/errors.ts";
import { PROJECT_URL, VERSION } from "../core/version.ts";
import type { EnrichSettings } from "./settings.ts";
import { askedOf } from "./hosts.ts";
import type { Provider } from "./provider.ts";
import { listenbrainz } from "./providers/listenbrainz.ts";
import { musicbrainz } from "./providers/musicbrainz.ts";
import { reccobeats } from "./providers/reccobeats.ts";
import { spotify } from "./providers/spotify.ts";
import { wikidata } from "./providers/wikidata.ts";

/** The options of a run besides the settings. */
export interface UseOptions {
  /** Two letters, or absent. */
  readonly market?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * The providers that the settings name, ready to be asked. Spotify is left out when it has no keys
 * and another provider is named.
 *
 * @throws {CliError} `no-credentials`, with both ways to go on
 */
export function providersInUse(settings: EnrichSettings, options: UseOptions): Provider[] {
  const names = askedOf(settings);
  if (names.length === 0) throw noCredentials(settings);
  const userAgent = userAgentOf(settings.enrichContact);
  return names.map((name) => {
    switch (name) {
      case "spotify":
        return spotify({
          apiUrl: settings.spotifyApiUrl,
          accountsUrl: settings.spotifyAccountsUrl,
          clientId: settings.spotifyClientId,
          clientSecret: settings.spotifyClientSecret,
          userAgent,
          now: options.now,
          ...(options.market === undefined ? {} : { market: options.market }),
        });
      case "listenbrainz":
        return listenbrainz({
          url: settings.listenbrainzUrl,
          labsUrl: settings.listenbrainzLabsUrl,
          token: settings.listenbrainzToken,
          userAgent,
        });
      case "reccobeats":
        return reccobeats({ url: settings.reccobeatsUrl, userAgent });
      case "wikidata":
        return wikidata({ url: settings.wikidataUrl, userAgent });
      case "musicbrainz":
        return musicbrainz({ url: settings.musicbrainzUrl, userAgent });
    }
  });
}

/**
 * The User-Agent that Wikimedia's and MusicBrainz' policies require: the program, its version, and
 * a contact address.
 */
function userAgentOf(contact: string): string {
  return `Tonearm/${VERSION} ( ${contact === "" ? PROJECT_URL : contact} )`;
}

function noCredentials({ spotifyClientId, spotifyClientSecret }: EnrichSettings): CliError {
  const absent = [
    spotifyClientId === "" ? ["SPOTIFY_CLIENT_ID"] : [],
    spotifyClientSecret === "" ? ["SPOTIFY_CLIENT_SECRET"] : [],
  ].flat().join(" and ");
  return new CliError("no-credentials", {
    what: `Metadata is to come from Spotify, but ${absent} ${
      absent.includes(" and ") ? "are" : "is"
    } not set.`,
    fix:
      "Two ways. Your own Spotify app: create one at https://developer.spotify.com/dashboard and " +
      "put SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET into .env. Without an account: " +
      "deno task enrich --open asks open services that need no key (they are then sent the names of " +
      "what you listened to). docs/enrichment.md has both step by step.",
  });
}
