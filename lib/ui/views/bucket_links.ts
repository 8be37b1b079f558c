import type { MarkLink } from "../charts/data.ts";
import { type LinkOrigin, rangeLink } from "../links/mark_links.ts";
import { lastOfMonth } from "./days.ts";
import type { Bucket } from "./months_shown.ts";

/** The link of each of some buckets of months: to its months, on the same page. */
export function bucketLinks(origin: LinkOrigin, buckets: readonly Bucket[]): (MarkLink | null)[] {
  return buckets.map(({ months, title }) => {
    const [first = "", last = first] = [months[0], months.at(-1)];
    return rangeLink(origin, { start: `${first}-01`, end: lastOfMonth(`${last}-01`) }, title);
  });
}
