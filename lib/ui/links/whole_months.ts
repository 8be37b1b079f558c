import { PARAMS } from "../../queries/filters/params.ts";
import { monthsAround } from "../../queries/sums_only/whole_months.ts";
import { isApiPath } from "./pages.ts";

/**
 * Where a site that gives sums only sends a page that is asked for other ranges than whole calendar
 * months: to the whole months around them, so that every link to a day or a week leads on.
 *
 * @returns null for what can stay as it is
 *
 * @example
 * ```ts
 * import { wholeMonths } from "./whole_months.ts";
 *
 * const url = new URL("http://localhost/?startDate=2024-02-10&endDate=2024-02-10");
 * const whole = wholeMonths(new Request(url), url);
 * console.assert(whole === "/?startDate=2024-02-01&endDate=2024-02-29");
 * ```
 */
export function wholeMonths({ method }: Request, { pathname, searchParams }: URL): string | null {
  if (!["GET", "HEAD"].includes(method) || isApiPath(pathname)) return null;
  const search = new URLSearchParams(searchParams);
  for (const name of ["startDate", "endDate"] as const) {
    const day = searchParams.get(name);
    // What is wrong stays, and is told.
    if (day === null || PARAMS[name].parse(day) === undefined) continue;
    const { start, end } = monthsAround({ start: day, end: day });
    search.set(name, name === "startDate" ? start : end);
  }
  const compared = PARAMS.compare.parse(searchParams.get("compare") ?? "");
  if (typeof compared === "object") {
    search.set("compare", PARAMS.compare.format(monthsAround(compared)));
  }
  return String(search) === String(searchParams) ? null : `${pathname}?${search}`;
}
