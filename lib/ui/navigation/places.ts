/** The places of islands that stay while the page around them is renewed. */

/** Told to a place when its JSON is that of another page. */
export const RENEWED = "tonearm:renewed";

/** All places in a document, in its order. */
export function placesIn(page: ParentNode): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>("[data-live]")];
}

/**
 * What a place's island shows, read from its JSON.
 *
 * @throws {SyntaxError} when the page holds none
 */
export function dataOf<Data>(place: Element): Data {
  const data: Data = JSON.parse(jsonIn(place)?.textContent ?? "");
  return data;
}

/** Gives a place the JSON of its like on another page; whether it is another one. */
export function bringData(place: Element, from: Element): boolean {
  const [here, there] = [jsonIn(place), jsonIn(from)];
  if (here === null || there === null || here.textContent === there.textContent) return false;
  here.textContent = there.textContent;
  return true;
}

/** Where a place's data stands. */
export function jsonIn(place: Element): Element | null {
  return place.querySelector('script[type="application/json"]');
}
