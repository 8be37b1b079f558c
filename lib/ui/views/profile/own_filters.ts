/** The filters that have a meaning for the page of one artist, track or album. */
import { only } from "../../../queries/filters/codec.ts";
import type { FilterName, Filters } from "../../../queries/filters/params.ts";
import { leftAside } from "../ignored_filters.ts";
import type { Subject } from "./answer.ts";

/** The filters of how and where it was played. */
const SEGMENTS = ["platform", "country", "private"] as const satisfies FilterName[];
/** The filters that name music: the page is about one name already. */
const NAMES = ["artist", "album", "track", "genre"] as const satisfies FilterName[];

/** How and where it was played, of some filters. */
export function segmentsOf(filters: Filters): Filters {
  return only(filters, SEGMENTS);
}

/** The same with the range of days. */
export function playedOf(filters: Filters): Filters {
  return only(filters, ["startDate", "endDate", ...SEGMENTS]);
}

/** The line that names the filters that have no meaning here: those that ask for another name. */
export function othersLine(
  { kind, filters }: Pick<Subject, "kind" | "filters">,
  narrowing: Filters,
): string[] {
  const others = NAMES.filter((name) => narrowing[name] !== filters[name]);
  return leftAside(kind === "artist" ? others : [...others, "credit"], narrowing);
}
