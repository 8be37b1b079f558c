import { BUILD_PARAM, buildId } from "./build_id.ts";

/**
 * Adds the build id to the path of a static file, so that browsers may keep the file for a year.
 * A path of another host, a relative one or one that has it already stays as it is. As in Fresh,
 * the base path is the caller's to add.
 *
 * @param path absolute path of a file in `static/`, for example `/styles.css`
 *
 * @example
 * ```ts
 * import { asset } from "fresh/runtime";
 *
 * if (!asset("/styles.css").startsWith("/styles.css")) throw new Error("the path is kept");
 * ```
 */
export function asset(path: string): string {
  if (!path.startsWith("/") || path.startsWith("//") || buildId() === "") return path;
  const url = new URL(path, "http://localhost");
  if (url.searchParams.has(BUILD_PARAM)) return path;
  url.searchParams.set(BUILD_PARAM, buildId());
  return url.pathname + url.search + url.hash;
}
