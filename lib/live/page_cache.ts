/** How long a page that was fetched ahead is good for, in ms. */
const FRESH_MS = 15_000;

/** How many pages are held at most. */
const MOST = 12;

/** Fetches pages, each once for a short while. */
export interface PageCache {
  /**
   * The page at an address.
   *
   * @throws {PageError} when the site does not answer with a page
   */
  page(address: string): Promise<Document>;
  /** Begins to fetch a page that may be wanted soon; a failure is met again when it is. */
  ahead(address: string): void;
}

/** What {@linkcode pageCache} needs of the world. */
interface CacheWorld {
  readonly load: (address: string) => Promise<Document>;
  readonly now: () => number;
}

/**
 * Keeps pages that were fetched ahead until they are wanted. A page is given away once: documents
 * are taken apart by who gets them, and what is wanted again may have changed.
 *
 * @param world how a page is fetched, and a clock in ms
 *
 * @example
 * ```ts
 * import { pageCache } from "./page_cache.ts";
 *
 * const cache = pageCache({ load: () => Promise.reject(new Error("offline")), now: () => 0 });
 * cache.ahead("/?metric=plays");
 * ```
 */
export function pageCache({ load, now }: CacheWorld): PageCache {
  const held = new Map<string, { readonly page: Promise<Document>; readonly at: number }>();
  const take = (address: string): Promise<Document> | undefined => {
    const found = held.get(address);
    held.delete(address);
    return found !== undefined && now() - found.at < FRESH_MS ? found.page : undefined;
  };
  return {
    page: (address) => take(address) ?? load(address),
    ahead(address) {
      const page = take(address) ?? load(address);
      held.set(address, { page, at: now() });
      page.catch(() => held.delete(address));
      const [oldest] = held.keys();
      if (held.size > MOST && oldest !== undefined) held.delete(oldest);
    },
  };
}
