/** Going to a page that the present one cannot become, so that it is hardly seen. */

/** Where the focus was, as the history keeps it. */
interface Left {
  /** What the link or button says that had the focus. */
  readonly focus: string;
}

/**
 * Lets the browser load a page. It is put into the history first and then loaded anew, as the
 * browser keeps the scroll position of what it loads anew; the focus is noted for
 * {@linkcode restoreFocus}.
 */
export function reloadAt(address: string, isNew: boolean): void {
  const left: Left = { focus: nameOf(document.activeElement) };
  if (isNew) history.pushState(left, "", address);
  else history.replaceState(left, "");
  location.reload();
}

/**
 * Gives the page's entry in the history a state of this site's. Fresh marks it as its own when the
 * page starts, and would load the page anew when Back leads to it.
 */
export function claimEntry(): void {
  if (leftIn(history.state) === null) history.replaceState(null, "");
}

/** Takes the focus back to where it was in an element when the page was left for this one. */
export function restoreFocus(within: HTMLElement): void {
  const left = leftIn(history.state);
  if (left === null) return;
  history.replaceState(null, "");
  const isFree = document.activeElement === document.body;
  const all = [...within.querySelectorAll<HTMLElement>("a, summary, button")];
  const found = all.find((one) => nameOf(one) === left.focus) ?? all[0];
  if (isFree && left.focus !== "") found?.focus({ preventScroll: true });
}

function leftIn(state: unknown): Left | null {
  if (typeof state !== "object" || state === null || !("focus" in state)) return null;
  return typeof state.focus === "string" ? { focus: state.focus } : null;
}

function nameOf(element: Element | null): string {
  return element?.closest("a, summary, button")?.textContent?.trim() ?? "";
}
