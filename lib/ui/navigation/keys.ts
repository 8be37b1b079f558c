/** Keys that mean something wherever the focus is. */

/**
 * Acts when a key is pressed alone, anywhere but where something is typed; returns how to stop.
 * Shift counts as part of the key, as in `?`.
 *
 * @param act what the key does; false when it had nothing to do, and the key is the browser's
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

/** Whether a dialog is over the page: keys are its own then. */
function isCovered(): boolean {
  return document.querySelector("dialog[open]") !== null;
}

/** Whether an element takes what is typed. */
function isTyped(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
