/** The two fields of a form that ask for a compared range. */
export const COMPARED_DAYS = ["compareStart", "compareEnd"] as const;

/**
 * An address with the two days of a form as the one parameter that they mean. A single one is left
 * for the page to refuse by its name; days in the wrong order change places.
 *
 * @example
 * ```ts
 * import { withComparedDays } from "./compared_days.ts";
 *
 * const form = new URLSearchParams("compareStart=2019-01-01&compareEnd=2019-12-31");
 * console.assert(withComparedDays(form).get("compare") === "2019-01-01..2019-12-31");
 * ```
 */
export function withComparedDays(search: URLSearchParams): URLSearchParams {
  const [start, end] = COMPARED_DAYS.map((name) => search.get(name) ?? "");
  if (!start || !end) return search;
  const address = new URLSearchParams(search);
  for (const name of COMPARED_DAYS) address.delete(name);
  address.set("compare", start <= end ? `${start}..${end}` : `${end}..${start}`);
  return address;
}
