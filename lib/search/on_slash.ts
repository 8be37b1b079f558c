/** Acts when `/` is pressed anywhere but where something is typed; returns how to stop. */
export function onSlash(act: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    const { target } = event;
    const isTyped = target instanceof HTMLElement &&
      (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
    if (event.key !== "/" || isTyped || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
