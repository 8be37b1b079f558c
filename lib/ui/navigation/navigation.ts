import { loadPage, markupOf, MovedError, parsedPage } from "./load_page.ts";
import { claimEntry, reloadAt } from "./reload_at.ts";
import { pageCache } from "./page_cache.ts";
import { canBecome, renew } from "./renew.ts";

/** How long an answer may take before the page shows that it is waiting, in ms. */
const PATIENCE_MS = 300;

/** The state of a change of filters. */
export type NavigationState = "still" | "slow" | "failed";

/** Changes the page in place. */
export interface Navigation {
  /** Shows the page at an address, and updates the address bar once it has arrived. */
  navigate(address: string): void;
  /** Fetches a page that may be wanted soon. */
  prefetch(address: string): void;
  /** Retries a failed navigation. */
  retry(): void;
  /** Stops handling Back and Forward. */
  stop(): void;
}

/** Receives the events of a navigation. */
export interface NavigationListener {
  state(state: NavigationState): void;
  /** The page is another one now. */
  arrived(): void;
}

/**
 * Handles changes of the address that stay on this page, Back and Forward included. Whatever
 * cannot be done in place is an ordinary navigation.
 */
export function startNavigation({ state, arrived }: NavigationListener): Navigation {
  const pages = pageCache({ load: loadPage, now: () => performance.now() });
  let shown = withoutHash(location.href);
  let wanted: { readonly address: string; readonly isNew: boolean } | null = null;

  const go = async (address: string, isNew: boolean) => {
    const mine = { address, isNew };
    wanted = mine;
    state("still");
    const slow = setTimeout(() => wanted === mine && state("slow"), PATIENCE_MS);
    const isOld = !isNew && pages.seen(address) !== undefined && !pages.isFresh(address);
    try {
      const answer = (isNew ? undefined : pages.seen(address)) ?? pages.page(address);
      // Back to the page that the browser loaded itself, while waiting for the answer.
      if (pages.seen(shown) === undefined) {
        pages.keep(shown, markupOf(document), 0);
      }
      const next = parsedPage(await answer);
      if (wanted !== mine) return;
      if (!canBecome(document, next)) return reloadAt(address, isNew);
      if (isNew && address !== withoutHash(location.href)) history.pushState(null, "", address);
      shown = address;
      wanted = null;
      renew(document, next);
      state("still");
      arrived();
      if (isOld) void freshen(address);
    } catch (error) {
      if (wanted !== mine) return;
      if (error instanceof MovedError) reloadAt(address, isNew);
      else state("failed");
    } finally {
      clearTimeout(slow);
    }
  };
  // A page seen before is shown at once, then updated.
  const freshen = async (address: string) => {
    const html = await pages.page(address).catch(() => null);
    if (html === null || wanted !== null || shown !== address) return;
    const next = parsedPage(html);
    if (canBecome(document, next)) renew(document, next);
  };
  const onPop = () => {
    const address = withoutHash(location.href);
    const meant = wanted === null || wanted.isNew ? shown : wanted.address;
    if (address !== meant) void go(address, false);
  };
  claimEntry();
  addEventListener("popstate", onPop);
  return {
    navigate: (address) => void go(withoutHash(address), true),
    prefetch(address) {
      if (withoutHash(address) !== shown) pages.prefetch(withoutHash(address));
    },
    retry() {
      if (wanted === null) return;
      // A prefetch may be about to fail as the last one did.
      pages.forget(wanted.address);
      void go(wanted.address, wanted.isNew);
    },
    stop: () => removeEventListener("popstate", onPop),
  };
}

function withoutHash(address: string): string {
  return address.split("#", 1)[0] ?? address;
}
