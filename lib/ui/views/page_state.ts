import { KEPT, only, parse } from "../../queries/filters/codec.ts";
import { COMPARED_DAYS, withComparedDays } from "../links/compared_days.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import { FILTERS, type Filters, type ParamName } from "../../queries/filters/params.ts";
import type { Metric } from "./metric.ts";

/** What every page is asked to show: which plays count, the measure and the comparison. */
export type PageState = Pick<Filters, (typeof KEPT)[number]> & { readonly metric: Metric };

/** What a page's address says: its state, and the parameters of the page itself. */
export interface PageAddress {
  readonly state: PageState;
  readonly own: Filters;
}

/**
 * Reads a page's address.
 *
 * @param own the parameters that the page has besides those of every page
 * @throws {RequestError} 400 for what the page does not take
 *
 * @example
 * ```ts
 * import { readAddress } from "./page_state.ts";
 *
 * const { state, own } = readAddress(new URLSearchParams("artist=Moby&race=genres"), ["race"]);
 * console.assert(state.artist === "Moby" && state.metric === "hours" && own.race === "genres");
 * ```
 */
export function readAddress(search: URLSearchParams, own: readonly ParamName[] = []): PageAddress {
  const given = parse({ params: [...KEPT, ...own] }, asForm(search));
  return {
    state: { ...only(given, KEPT), metric: given.metric ?? "hours" },
    own: only(given, own),
  };
}

/** Reads the address of a page without parameters of its own. */
export function pageStateOf(search: URLSearchParams): PageState {
  return readAddress(search).state;
}

/** Which plays count, and for whom, as questions take it. */
export function playsOf(state: PageState): Filters {
  return only(state, [...FILTERS, "credit"]);
}

/** The days of a range, as questions take them. */
export function datesOf({ start, end }: Range): Filters {
  return { startDate: start, endDate: end };
}

/** Form fields that may be empty but are still sent. */
const FIELDS: readonly string[] = [...KEPT, ...COMPARED_DAYS, "q"];

/** The address of a form: without empty fields, its checkboxes and compared days combined. */
function asForm(search: URLSearchParams): URLSearchParams {
  const filled = [...search].filter(([name, value]) => value !== "" || !FIELDS.includes(name));
  const picks = filled.filter(([name]) => name === "pick").map(([, value]) => value);
  const others = filled.filter(([name]) => name !== "pick");
  return withComparedDays(
    new URLSearchParams(picks.length === 0 ? others : [...others, ["pick", picks.join()]]),
  );
}
