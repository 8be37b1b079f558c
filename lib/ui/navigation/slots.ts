/** The slots of islands that stay while the page around them is renewed. */

/** Dispatched to a slot when its JSON was replaced by that of another page. */
export const RENEWED = "tonearm:renewed";

/** All slots in a document, in its order. */
export function slotsIn(page: ParentNode): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>("[data-slot]")];
}

/**
 * The data of a slot's island, read from its JSON.
 *
 * @throws {SyntaxError} when the page holds none
 */
export function dataOf<Data>(slot: Element): Data {
  const data: Data = JSON.parse(jsonIn(slot)?.textContent ?? "");
  return data;
}

/** Gives a slot the JSON of its counterpart on another page; returns whether it changed. */
export function bringData(slot: Element, from: Element): boolean {
  const [here, there] = [jsonIn(slot), jsonIn(from)];
  if (here === null || there === null || here.textContent === there.textContent) return false;
  here.textContent = there.textContent;
  return true;
}

/** Where a slot's data stands. */
export function jsonIn(slot: Element): Element | null {
  return slot.querySelector('script[type="application/json"]');
}
