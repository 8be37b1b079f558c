/** How long a page counts as what the site would answer now, in ms. */
const FRESH_MS = 15_000;

/** How many pages are held at most. */
const MOST = 12;

/** Holds pages as texts: those that may be wanted soon, and those that Back may want again. */
export interface PageCache {
  /**
   * The page at an address as it is now, or was some seconds ago.
   *
   * @throws {PageError} when the site does not answer with a page
   */
  page(address: string): Promise<string>;
  /** The page as it was last seen, however long ago; undefined when it is not held. */
  seen(address: string): Promise<string> | undefined;
  /** Whether the page that is held counts as what the site would answer now. */
  isFresh(address: string): boolean;
  /** Begins to fetch a page that may be wanted soon; a failure is met again when it is. */
  prefetch(address: string): void;
  /** Lets go of a page, also of one that is on its way: the next wish asks the site anew. */
  forget(address: string): void;
  /** Holds a page that came by another way, at a time in ms of the cache's clock. */
  keep(address: string, page: string, at: number): void;
}

/** What {@linkcode pageCache} needs of the world. */
interface CacheWorld {
  readonly load: (address: string) => Promise<string>;
  readonly now: () => number;
}

/**
 * Holds the dozen pages that were asked for last.
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
