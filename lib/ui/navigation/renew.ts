// @ts-types="./morphdom.d.ts"
import morphdom from "morphdom";
import { bringData, RENEWED, slotsIn } from "./slots.ts";

/** Parts of a page that depend on its address; the layout marks them. */
const PARTS = "[data-part]";

/**
 * Whether one page can become another in place: it has all islands of the other, which cannot be
 * started later, and the same styles, which differ after a new build.
 */
export function canBecome(page: Document, next: Document): boolean {
  const here = new Set(slotsIn(page).map(({ id }) => id));
  return slotsIn(next).every(({ id }) => here.has(id)) && sameList(page, next, stylesOf) &&
    sameList(page, next, namesOfParts);
}

/**
 * Turns a page into another: first text and numbers, at once; then, once they are painted, it
 * notifies the islands whose data changed or that are gone. Unchanged parts are not touched, so the
 * focus, scroll positions and open tables stay.
 */
export function renew(page: Document, next: Document): void {
  const places = slotsIn(page);
  const changed: Element[] = places.filter((place) => {
    const other = next.getElementById(place.id);
    return other !== null && bringData(place, other);
  });
  const parts = new Map(partsOf(next).map((part) => [part.dataset["part"], part]));
  for (const part of partsOf(page)) {
    const other = parts.get(part.dataset["part"]);
    if (other !== undefined) become(part, other);
  }
  page.title = next.title;
  const isControl = (place: Element) => place.matches('[data-slot="control"]');
  changed.push(...places.filter((place) => !place.isConnected));
  changed.filter(isControl).forEach(tell);
  afterPaint(page, () => changed.filter((place) => !isControl(place)).forEach(tell));
}

function become(part: HTMLElement, other: HTMLElement): void {
  morphdom(part, other, {
    onBeforeElUpdated(from, to) {
      const isLeft = from.localName === "noscript" || from.hasAttribute("data-slot");
      if (isLeft || from.isEqualNode(to)) return false;
      if (from instanceof HTMLDetailsElement) to.toggleAttribute("open", from.open);
      return !(from === document.activeElement && from.matches("input, textarea"));
    },
    // A parsed page has elements in `noscript`; a page with scripts enabled has text.
    onBeforeNodeAdded: (node) => node.nodeName === "NOSCRIPT" ? false : node,
  });
}

function tell(place: Element): void {
  place.dispatchEvent(new Event(RENEWED));
}

/** Runs after the next paint; at once if nothing is painted. */
function afterPaint(page: Document, act: () => void): void {
  if (page.hidden) act();
  else requestAnimationFrame(() => setTimeout(act));
}

function partsOf(page: Document): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(PARTS)];
}

function namesOfParts(page: Document): (string | undefined)[] {
  return partsOf(page).map((part) => part.dataset["part"]);
}

function stylesOf(page: Document): (string | null)[] {
  return [...page.querySelectorAll('link[rel="stylesheet"]')].map((link) =>
    link.getAttribute("href")
  );
}

function sameList<T>(page: Document, next: Document, list: (page: Document) => T[]): boolean {
  const [here, there] = [list(page), list(next)];
  return here.length === there.length && here.every((item, at) => item === there[at]);
}
