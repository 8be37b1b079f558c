/** Keyboard shortcuts that work wherever the focus is. */

/**
 * Runs an action when a key is pressed alone, except in text fields; returns a function to stop.
 * Shift counts as part of the key, as in `?`.
 *
 * @param act what the key does; false when it did nothing, so the browser handles the key
 */
export function onKey(key: string, act: () => boolean | void): () => void {
  const listen = (event: KeyboardEvent) => {
    const isOther = event.key !== key || event.ctrlKey || event.metaKey || event.altKey;
    if (isOther || event.defaultPrevented || isTyped(event.target) || isCovered()) return;
    if (act() !== false) event.preventDefault();
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

/** Whether a dialog is open: then keys belong to it. */
function isCovered(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

/** Whether an element accepts text. */
function isTyped(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
