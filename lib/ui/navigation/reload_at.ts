/** Loading a page that cannot be shown in place, with as little visible change as possible. */

/** Where the focus was, as the history keeps it. */
interface Left {
  /** The text of the link or button that had the focus. */
  readonly focus: string;
}

/**
 * Lets the browser load a page. It is pushed to the history first and then reloaded, because a
 * reload keeps the scroll position; the focus is saved for {@linkcode restoreFocus}.
 */
export function reloadAt(address: string, isNew: boolean): void {
  const left: Left = { focus: nameOf(document.activeElement) };
  if (isNew) history.pushState(left, "", address);
  else history.replaceState(left, "");
  location.reload();
}

/**
 * Replaces the state of the page's history entry. Fresh marks the entry as its own at start, and
 * would reload the page when Back leads to it.
 */
export function claimEntry(): void {
  if (leftIn(history.state) === null) history.replaceState(null, "");
}

/** Restores the focus to where it was when the previous page was left. */
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
