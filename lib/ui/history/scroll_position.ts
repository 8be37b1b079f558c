/** Where a long page was when it was left, kept for this tab, so that Back finds it there. */

/** How far the history went on, and where in it one was. */
export interface ScrollPosition {
  /** Where the pages of plays begin that were fetched. */
  readonly cursors: readonly string[];
  /** The height of what they are in, and how far the window was scrolled, in CSS pixels. */
  readonly height: number;
  readonly top: number;
}

/** Notes where an address is left; tabs without storage forget it. */
export function saveScroll(address: string, place: ScrollPosition): void {
  try {
    sessionStorage.setItem(keyOf(address), JSON.stringify(place));
  } catch {
    // Full or forbidden: Back then begins at the top, as it does without scripts.
  }
}

/** Where an address was left; null when it was not, or what is kept cannot be read. */
export function savedScroll(address: string): ScrollPosition | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(address)) ?? "null");
    return isPlace(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Whether the browser loaded this page by going back, forward, or loading it anew. */
export function wasTraversed(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type !== "navigate";
}

function keyOf(address: string): string {
  return `place ${address.split("#", 1)[0]}`;
}

function isPlace(kept: unknown): kept is ScrollPosition {
  return typeof kept === "object" && kept !== null &&
    "cursors" in kept && Array.isArray(kept.cursors) &&
    kept.cursors.every((cursor) => typeof cursor === "string") &&
    "height" in kept && typeof kept.height === "number" &&
    "top" in kept && typeof kept.top === "number";
}
