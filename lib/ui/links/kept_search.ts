const KEPT = ["startDate", "endDate", "metric", "compare"];

/** The part of an address that links between pages keep: range, measure, comparison. */
export function keptSearch(search: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => KEPT.includes(name)));
}
