import { type Filters, parseFilters } from "../../queries/filters.ts";
import { RequestError } from "../../core/request_error.ts";
import type { Metric } from "./metric.ts";
import type { Comparison, Range } from "./ranges.ts";

/** What a page is asked to show, as its address says. */
export interface PageState {
  /** The range that was asked for; an open end is that of the data. */
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly metric: Metric;
  readonly compare: Comparison;
}

/**
 * Reads a page's address.
 *
 * @throws {RequestError} 400 for what the page does not take
 *
 * @example
 * ```ts
 * import { pageStateOf } from "./page_state.ts";
 *
 * const state = pageStateOf(new URLSearchParams("startDate=2024-01-01&metric=plays"));
 * console.assert(state.start === "2024-01-01" && state.metric === "plays");
 * ```
 */
export function pageStateOf(search: URLSearchParams): PageState {
  const shared = new URLSearchParams(search);
  shared.delete("compare");
  const { startDate, endDate, metric = "hours" } = parseFilters(
    { params: ["startDate", "endDate", "metric"] },
    withoutEmpty(shared),
  );
  const compare = search.get("compare") ?? "none";
  if (compare !== "none" && compare !== "previous" && compare !== "year") {
    throw new RequestError(
      "bad-parameter",
      "compare is none of none, previous, year.",
      "compare",
    );
  }
  return { start: startDate, end: endDate, metric, compare };
}

/** The address's parameters of a state; what is the default is left out. */
export function searchOf({ start, end, metric, compare }: PageState): URLSearchParams {
  const search = new URLSearchParams();
  if (start !== undefined) search.set("startDate", start);
  if (end !== undefined) search.set("endDate", end);
  if (metric !== "hours") search.set("metric", metric);
  if (compare !== "none") search.set("compare", compare);
  return search;
}

/** The range as questions take it. */
export function filtersOf(range: Partial<Range> | null): Filters {
  return {
    ...(range?.start === undefined ? {} : { startDate: range.start }),
    ...(range?.end === undefined ? {} : { endDate: range.end }),
  };
}

/** A form sends its empty fields as well. */
function withoutEmpty(search: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...search].filter(([, value]) => value !== ""));
}
