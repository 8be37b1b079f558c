import { loadPage } from "./load_page.ts";
import { pageCache } from "./page_cache.ts";
import { canBecome, renew } from "./renew.ts";

/** How long an answer may take before the page says that it waits, in ms. */
const PATIENCE_MS = 300;

/** What a change of filters is doing. */
export type JourneyState = "still" | "slow" | "failed";

/** Changes the page in place. */
export interface Journey {
  /** Shows the page at an address, and puts it into the address bar when it is there. */
  to(address: string): void;
  /** Fetches a page that may be wanted soon. */
  ahead(address: string): void;
  /** Tries again what failed. */
  again(): void;
  /** Leaves the browser alone. */
  stop(): void;
}

/** What is told of a journey. */
export interface JourneyListener {
  state(state: JourneyState): void;
  /** The page is another one now. */
  arrived(): void;
}

/**
 * Takes over changes of the address that stay on this page, Back and Forward among them. Whatever
 * cannot be done in place is an ordinary navigation.
 */
export function startJourney({ state, arrived }: JourneyListener): Journey {
  const pages = pageCache({ load: loadPage, now: () => performance.now() });
  let shown = location.href;
  let wanted: { readonly address: string; readonly isNew: boolean } | null = null;

  const go = async (address: string, isNew: boolean) => {
    const mine = { address, isNew };
    wanted = mine;
    state("still");
    const slow = setTimeout(() => wanted === mine && state("slow"), PATIENCE_MS);
    try {
      const next = await pages.page(address);
      if (wanted !== mine) return;
      if (!canBecome(document, next)) return leave(address, isNew);
      if (isNew && address !== location.href) history.pushState(null, "", address);
      shown = address;
      wanted = null;
      renew(document, next);
      state("still");
      arrived();
    } catch {
      if (wanted === mine) state("failed");
    } finally {
      clearTimeout(slow);
    }
  };
  const onPop = () => {
    if (withoutHash(location.href) !== withoutHash(shown)) void go(location.href, false);
  };
  addEventListener("popstate", onPop);
  return {
    to: (address) => void go(address, true),
    ahead: (address) => {
      if (address !== shown) pages.ahead(address);
    },
    again: () => {
      if (wanted !== null) void go(wanted.address, wanted.isNew);
    },
    stop: () => removeEventListener("popstate", onPop),
  };
}

function leave(address: string, isNew: boolean): void {
  if (isNew) location.assign(address);
  else location.reload();
}

function withoutHash(address: string): string {
  return address.split("#", 1)[0] ?? address;
}
