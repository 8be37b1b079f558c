import { foundLink, type FoundName } from "../links/found_link.ts";

/** Something that was found, as the list shows it. */
export interface Match {
  readonly name: string;
  /** The artist of a track or album. */
  readonly under: string;
  readonly kind: string;
  readonly href: string;
}

/** How many are shown while typing. */
const LIMIT = 8;

/**
 * Asks the API what matches.
 *
 * @param kept the filters that links to what was found keep
 *
 * @throws {Error} when it does not answer, or the request was given up
 */
export async function searchFor(
  api: string,
  query: string,
  kept: readonly (readonly [string, string])[],
  signal: AbortSignal,
): Promise<Match[]> {
  const search = new URLSearchParams({ q: query, limit: String(LIMIT) });
  const response = await fetch(`${api}?${search}`, { signal });
  if (!response.ok) throw new Error(`search answered ${response.status}`);
  const { data }: { data: readonly FoundName[] } = await response.json();
  return data.map((found) => ({
    name: found.name,
    under: found.artist_name ?? "",
    kind: found.kind,
    href: foundLink(found, kept),
  }));
}
