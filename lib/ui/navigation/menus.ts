/** The menus of the filter bar: `details` that close as menus do. */

/** Closes the open menu and returns the focus to its button; false when none is open. */
export function closeMenus(bar: HTMLElement): boolean {
  const menu = openMenu(bar);
  if (menu === null) return false;
  menu.open = false;
  menu.querySelector("summary")?.focus();
  return true;
}

/**
 * Closes menus when an entry is chosen, the focus leaves, or the page outside is clicked. Returns a
 * function to stop.
 */
export function keepMenus(bar: HTMLElement): () => void {
  const onClick = ({ target }: Event) => {
    if (target instanceof Element && target.closest("a") !== null) closeMenus(bar);
  };
  const onElsewhere = ({ target }: Event) => {
    const menu = openMenu(bar);
    if (menu !== null && target instanceof Node && !menu.contains(target)) menu.open = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const menu = openMenu(bar);
    if (menu === null || event.defaultPrevented) return;
    const isDone = event.key === "Escape" ? closeMenus(bar) : stepIn(menu, event);
    if (isDone) event.preventDefault();
  };
  bar.addEventListener("click", onClick);
  bar.addEventListener("keydown", onKeyDown);
  document.addEventListener("pointerdown", onElsewhere);
  document.addEventListener("focusin", onElsewhere);
  return () => {
    bar.removeEventListener("click", onClick);
    bar.removeEventListener("keydown", onKeyDown);
    document.removeEventListener("pointerdown", onElsewhere);
    document.removeEventListener("focusin", onElsewhere);
  };
}

/** Moves the focus among a menu's links; false for other keys and places. */
function stepIn(menu: HTMLElement, { key, target }: KeyboardEvent): boolean {
  const by = { ArrowDown: 1, ArrowUp: -1 }[key];
  const isIn = target instanceof Element && target.closest("summary, a") !== null;
  const links = [...menu.querySelectorAll<HTMLElement>("a")];
  if (by === undefined || !isIn || links.length === 0) return false;
  const at = links.findIndex((link) => link === target);
  links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  return true;
}

function openMenu(bar: HTMLElement): HTMLDetailsElement | null {
  return bar.querySelector<HTMLDetailsElement>("details[open]");
}
