import { type RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { savedScroll, saveScroll, type ScrollPosition, wasTraversed } from "./scroll_position.ts";

/** How long the window rests before its position is noted, in ms. */
const REST_MS = 120;

/** The address that Back or Forward led to within this document, until its page was shown. */
let traversed: string | null = null;

/** What {@linkcode useScrollPosition} needs to know of a list that goes on. */
interface LongList {
  /** An element of the list, in the `.history` that holds its height. */
  readonly within: RefObject<Element>;
  /** Where the pages begin that were fetched. */
  readonly cursors: readonly string[];
  /** Fetches those pages again; true when they are there. */
  readonly restore: (cursors: readonly string[]) => Promise<boolean>;
}

/**
 * Keeps how far a list went on and where the window was, and goes there again when Back, Forward or
 * Reload lead to its page. The height is held meanwhile, so that nothing jumps.
 */
export function useScrollPosition({ within, cursors, restore }: LongList): void {
  const returning = useRef<ScrollPosition | null>(null);
  const listOf = () => within.current?.closest<HTMLElement>(".history") ?? null;

  useEffect(() => {
    const address = location.href;
    const isBack = traversed === null ? !hasStarted() && wasTraversed() : traversed === address;
    traversed = null;
    const left = isBack ? savedScroll(address) : null;
    const list = listOf();
    if (left === null || list === null || left.cursors.length === 0) return;
    returning.current = left;
    list.style.minHeight = `${left.height}px`;
    scrollTo({ top: left.top, behavior: "instant" });
    void restore(left.cursors).then((isThere) => {
      if (!isThere) letGo(list, returning);
    });
  }, []);

  useLayoutEffect(() => {
    const left = returning.current;
    const list = listOf();
    if (left === null || list === null || cursors.length < left.cursors.length) return;
    letGo(list, returning);
    scrollTo({ top: left.top, behavior: "instant" });
  }, [cursors]);

  useEffect(() => {
    const address = location.href;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const note = () => {
      // While another page comes in place, the position is already that one's.
      if (returning.current !== null || location.href !== address) return;
      saveScroll(address, { cursors, height: listOf()?.offsetHeight ?? 0, top: scrollY });
    };
    const onScroll = () => {
      clearTimeout(rest);
      rest = setTimeout(note, REST_MS);
    };
    const onPop = () => traversed = location.href;
    note();
    addEventListener("scroll", onScroll, { passive: true });
    // A click leads on before the window has rested.
    addEventListener("click", note, { capture: true });
    addEventListener("pagehide", note);
    addEventListener("popstate", onPop);
    return () => {
      clearTimeout(rest);
      removeEventListener("scroll", onScroll);
      removeEventListener("click", note, { capture: true });
      removeEventListener("pagehide", note);
      removeEventListener("popstate", onPop);
    };
  }, [cursors]);
}

let started = false;

/** Whether a list of this document has begun before: the first one is the page's that was loaded. */
function hasStarted(): boolean {
  const before = started;
  started = true;
  return before;
}

function letGo(list: HTMLElement, returning: { current: ScrollPosition | null }): void {
  returning.current = null;
  list.style.removeProperty("min-height");
}
