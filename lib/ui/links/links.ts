import { basePath } from "./base_path.ts";

/** The address of a page of this site, below its base path. */
export function linkTo(path: string, search: URLSearchParams | string = ""): string {
  const query = String(search);
  const base = `${basePath()}${path}`;
  return query === "" ? base : `${base}?${query}`;
}

/** The address of a list within the answer at a path below `/api`, as CSV. */
export function sectionLink(path: string, section: string): string {
  return linkTo(`/api${path}`, new URLSearchParams({ format: "csv", section }));
}
