import { basePath } from "../../core/base_path.ts";

/** The address of a page of this site, below its base path. */
export function linkTo(path: string, search: URLSearchParams | string = ""): string {
  const query = String(search);
  const base = `${basePath()}${path}`;
  return query === "" ? base : `${base}?${query}`;
}
