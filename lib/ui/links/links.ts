import { BASE_PATH } from "./base_path.ts";
import type { PageState } from "../views/page_state.ts";

/** The address of a page of this site, below its base path. */
export function linkTo(path: string, search: URLSearchParams | string = ""): string {
  const query = String(search);
  const base = `${BASE_PATH}${path}`;
  return query === "" ? base : `${base}?${query}`;
}

/** The address of a list within the answer at a path below `/api`, as CSV. */
export function partLink(path: string, part: string): string {
  return linkTo(`/api${path}`, new URLSearchParams({ format: "csv", part }));
}

/** The address of a question's answer as CSV, under a page's filters. */
export function csvLink(
  question: string,
  { start, end, metric }: PageState,
  more: Record<string, string> = {},
): string {
  const search = new URLSearchParams({ format: "csv", ...more });
  if (start !== undefined) search.set("startDate", start);
  if (end !== undefined) search.set("endDate", end);
  if (metric !== "hours" && question.startsWith("top-")) search.set("metric", metric);
  return linkTo(`/api/${question}`, search);
}
