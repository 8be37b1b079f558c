/** The pictures to share: what they are of, and where they are. */
import type { Range } from "../../queries/filters/comparison.ts";
import { lastOfMonth } from "../views/days.ts";
import { artistPath } from "./entity_links.ts";
import { linkTo } from "./links.ts";

/** What a picture is of. */
export type SharedThing =
  | { readonly kind: "all" }
  | { readonly kind: "year"; readonly year: number }
  /** Such as `2024-06`. */
  | { readonly kind: "month"; readonly month: string }
  | { readonly kind: "artist"; readonly artist: string }
  | { readonly kind: "moment"; readonly moment: SharedMoment };

/** A moment that has a picture: a play with a round number, or one of those with a name. */
export type SharedMoment = number | (typeof NAMED_MOMENTS)[number];

/** The moments that are known by a name. */
export const NAMED_MOMENTS = ["streak", "age", "comeback"] as const;

/** The path of the page of a picture. */
export function sharePath(thing: SharedThing): string {
  switch (thing.kind) {
    case "all":
      return "/share/all";
    case "year":
      return `/share/year/${thing.year}`;
    case "month":
      return `/share/month/${thing.month}`;
    case "artist":
      return `/share${artistPath(thing.artist) ?? "/all"}`;
    case "moment":
      return `/share/moment/${thing.moment}`;
  }
}

/**
 * Where the picture of a range is: of a whole year, of a whole month, of all time.
 *
 * @param range the range that is shown
 * @param data the first and the last day of the data
 * @returns null for other ranges
 *
 * @example
 * ```ts
 * import { rangeShare } from "./share_links.ts";
 *
 * const data = { start: "2016-01-12", end: "2025-12-30" };
 * console.assert(rangeShare({ start: "2024-06-01", end: "2024-06-30" }, data) === "/share/month/2024-06");
 * console.assert(rangeShare(data, data) === "/share/all");
 * ```
 */
export function rangeShare({ start, end }: Range, data: Range): string | null {
  if (start <= data.start && end >= data.end) return linkTo(sharePath({ kind: "all" }));
  const month = start.slice(0, 7);
  if (start === `${month}-01` && end === lastOfMonth(start)) {
    return linkTo(sharePath({ kind: "month", month }));
  }
  const year = start.slice(0, 4);
  return start === `${year}-01-01` && end === `${year}-12-31`
    ? linkTo(sharePath({ kind: "year", year: Number(year) }))
    : null;
}
