/** How long a cached page counts as fresh, in ms. */
const FRESH_MS = 15_000;

/** The maximum number of cached pages. */
const MOST = 12;

/** Caches pages as text: prefetched ones, and those that Back may need. */
export interface PageCache {
  /**
   * The page at an address, at most some seconds old.
   *
   * @throws {PageError} when the site does not answer with a page
   */
  page(address: string): Promise<string>;
  /** The cached page, however old; undefined when it is not cached. */
  seen(address: string): Promise<string> | undefined;
  /** Whether the cached page is fresh. */
  isFresh(address: string): boolean;
  /** Prefetches a page; a failure surfaces when the page is requested. */
  prefetch(address: string): void;
  /** Drops a page, even a pending one: the next request fetches it again. */
  forget(address: string): void;
  /** Adds a page fetched elsewhere, at a time in ms of the cache's clock. */
  keep(address: string, page: string, at: number): void;
}

/** The dependencies of {@linkcode pageCache}. */
interface CacheWorld {
  readonly load: (address: string) => Promise<string>;
  readonly now: () => number;
}

/**
 * Caches the dozen most recently requested pages.
 *
 * @param world how a page is fetched, and a clock in ms
 *
 * @example
 * ```ts
 * import { pageCache } from "./page_cache.ts";
 *
 * const cache = pageCache({ load: () => Promise.resolve("<h1>Plays</h1>"), now: () => 0 });
 * await cache.page("/?metric=plays");
 * console.assert(await cache.seen("/?metric=plays") === "<h1>Plays</h1>");
 * ```
 */
export function pageCache({ load, now }: CacheWorld): PageCache {
  const held = new Map<string, { readonly page: Promise<string>; readonly at: number }>();
  const isFresh = (address: string) => now() - (held.get(address)?.at ?? -Infinity) < FRESH_MS;
  const hold = (address: string, page: Promise<string>, at: number) => {
    held.delete(address);
    held.set(address, { page, at });
    page.catch(() => held.get(address)?.page === page && held.delete(address));
    const [oldest] = held.keys();
    if (held.size > MOST && oldest !== undefined) held.delete(oldest);
    return page;
  };
  const page = (address: string) => {
    const found = held.get(address);
    return found !== undefined && isFresh(address)
      ? hold(address, found.page, found.at)
      : hold(address, load(address), now());
  };
  return {
    page,
    isFresh,
    seen: (address) => held.get(address)?.page,
    prefetch: (address) => void page(address).catch(() => {}),
    forget: (address) => void held.delete(address),
    keep: (address, page, at) => void hold(address, Promise.resolve(page), at),
  };
}
