/** The ticks of a ranked page, in the browser. */
import type { Picked } from "./together.ts";

/**
 * Keeps the boxes of the form that `place` is in as they are picked, and tells of every change.
 * Returns how to stop.
 */
export function tickBoxes(
  place: HTMLElement | null,
  picked: readonly Picked[],
  most: number,
  change: (picked: readonly Picked[]) => void,
): () => void {
  const form = place?.closest("form") ?? null;
  if (form === null) return () => {};
  for (const box of boxesOf(form)) {
    box.checked = picked.some(({ id }) => id === box.value);
    box.disabled = !box.checked && picked.length >= most;
  }
  const onChange = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "pick") return;
    const { value: id, dataset: { name = "", under = null } } = target;
    const others = picked.filter((one) => one.id !== id);
    change(target.checked ? [...others, { id, name, under }].slice(0, most) : others);
  };
  form.addEventListener("change", onChange);
  return () => form.removeEventListener("change", onChange);
}

/** Writes what is picked into the address, and into every link that leads back to this page. */
export function keepPicks(ids: readonly string[]): void {
  const here = withPicks(new URL(location.href), ids);
  history.replaceState(history.state, "", here);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("main a[href]")) {
    const url = new URL(link.href);
    if (url.origin === here.origin && url.pathname === here.pathname) {
      link.href = withPicks(url, ids).href;
    }
  }
  for (const form of document.querySelectorAll<HTMLFormElement>("main form")) {
    if (new URL(form.action).pathname !== here.pathname) continue;
    const hidden = form.querySelector<HTMLInputElement>('input[type="hidden"][name="pick"]');
    hidden?.remove();
    if (ids.length === 0 || form.querySelector('input[type="checkbox"]') !== null) continue;
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = "pick";
    input.value = ids.join();
    form.append(input);
  }
}

function withPicks(url: URL, ids: readonly string[]): URL {
  url.searchParams.delete("pick");
  if (ids.length > 0) url.searchParams.set("pick", ids.join());
  return url;
}

function boxesOf(form: HTMLFormElement): NodeListOf<HTMLInputElement> {
  return form.querySelectorAll<HTMLInputElement>('input[type="checkbox"][name="pick"]');
}
