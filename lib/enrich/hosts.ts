import type { EnrichSettings } from "./settings.ts";
import type { ProviderName } from "./provider_names.ts";

/** The providers that will be asked: Spotify only with keys. */
export function askedOf(settings: EnrichSettings): ProviderName[] {
  return settings.enrichProviders.filter((name) => name !== "spotify" || hasKeys(settings));
}

/** The hosts, with ports, that enrichment may reach under these settings, and no others. */
export function enrichHosts(settings: EnrichSettings): string[] {
  const addresses = askedOf(settings).flatMap((name) => {
    switch (name) {
      case "spotify":
        return [settings.spotifyApiUrl, settings.spotifyAccountsUrl];
      case "listenbrainz":
        return [
          settings.listenbrainzUrl,
          ...(settings.listenbrainzToken === "" ? [settings.listenbrainzLabsUrl] : []),
        ];
      case "reccobeats":
        return [settings.reccobeatsUrl];
      case "wikidata":
        return [settings.wikidataUrl];
      case "musicbrainz":
        return [settings.musicbrainzUrl];
    }
  });
  return [...new Set(addresses.map(hostOf))];
}

function hasKeys({ spotifyClientId, spotifyClientSecret }: EnrichSettings): boolean {
  return spotifyClientId !== "" && spotifyClientSecret !== "";
}

function hostOf(address: string): string {
  const { protocol, hostname, port } = new URL(address);
  return `${hostname}:${port !== "" ? port : protocol === "https:" ? "443" : "80"}`;
}
