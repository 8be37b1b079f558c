import { CliError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";

/** The services that metadata can come from. */
export const PROVIDER_NAMES = [
  "spotify",
  "listenbrainz",
  "reccobeats",
  "wikidata",
  "musicbrainz",
] as const;

/** One of {@linkcode PROVIDER_NAMES}. */
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/**
 * The open services of `--open`, those that yield most per minute first. ReccoBeats is left out: it
 * adds popularity and audio features, and takes twice as many calls as the others together.
 */
export const OPEN_PROVIDERS: readonly ProviderName[] = ["listenbrainz", "musicbrainz", "wikidata"];

/**
 * The providers that a list names, in its order, each once; `open` means {@linkcode
 * OPEN_PROVIDERS}.
 *
 * @throws {CliError} `unknown-provider`, with all known names
 *
 * @example
 * ```ts
 * import { parseProviders } from "./provider_names.ts";
 *
 * console.assert(parseProviders("spotify, wikidata")[1] === "wikidata");
 * ```
 */
export function parseProviders(text: string): readonly ProviderName[] {
  const names = text.split(",").map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  return [
    ...new Set(names.flatMap((name) => name === "open" ? OPEN_PROVIDERS : providerName(name))),
  ];
}

function providerName(name: string): ProviderName {
  const known = PROVIDER_NAMES.find((one) => one === name);
  if (known !== undefined) return known;
  const [close] = nearest(name, PROVIDER_NAMES, 1);
  throw new CliError("unknown-provider", {
    what: `there is no provider "${name.slice(0, 60)}"` +
      `${close === undefined ? "" : `; did you mean ${close}?`}`,
    fix: `The providers are ${PROVIDER_NAMES.join(", ")}, and open for those that need no key; ` +
      "name one or more, separated by commas.",
  });
}
