import { RequestError } from "../../core/request_error.ts";

/** A choice that one page has beside those of all pages. */
export interface PageChoice<T extends string> {
  readonly value: T | undefined;
  /** The address's other parameters. */
  readonly rest: URLSearchParams;
}

/**
 * Takes a page's own parameter out of its address.
 *
 * @throws {RequestError} 400 for a value that is none of `values`
 *
 * @example
 * ```ts
 * import { pageChoiceOf } from "./page_choice.ts";
 *
 * const { value } = pageChoiceOf(new URLSearchParams("race=genres"), "race", ["artists", "genres"]);
 * console.assert(value === "genres");
 * ```
 */
export function pageChoiceOf<const T extends string>(
  search: URLSearchParams,
  name: string,
  values: readonly T[],
): PageChoice<T> {
  const rest = new URLSearchParams(search);
  rest.delete(name);
  const texts = search.getAll(name);
  if (texts.length === 0) return { value: undefined, rest };
  const value = texts.length === 1 ? values.find((value) => value === texts[0]) : undefined;
  if (value === undefined) {
    throw new RequestError("bad-parameter", `${name} is none of ${values.join(", ")}.`, name);
  }
  return { value, rest };
}
