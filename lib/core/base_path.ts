/**
 * Where the site is on its host, as a setting says: known to the server when it starts, and to the
 * browser from the page. A build knows nothing of it, so the same one works below any prefix.
 */

let served = "";

/** The prefix of all paths of the site, such as `/music`; empty for the root of its host. */
export function basePath(): string {
  if (typeof document === "undefined") return served;
  return document.documentElement.dataset["base"] ?? "";
}

/** Says where this process serves the site. */
export function useBasePath(path: string): void {
  served = path;
}

/**
 * A path without the prefix. A path that is not below the prefix stays as it is.
 *
 * @example
 * ```ts
 * import { pathBelow, useBasePath } from "./base_path.ts";
 *
 * useBasePath("/music");
 * console.assert(pathBelow("/music/artists") === "/artists" && pathBelow("/music") === "/");
 * useBasePath("");
 * ```
 */
export function pathBelow(pathname: string): string {
  return isBelow(pathname) ? pathname.slice(basePath().length) || "/" : pathname;
}

/** Whether a path is one of the site's, as seen from its host. */
export function isBelow(pathname: string): boolean {
  const base = basePath();
  return pathname === base || pathname.startsWith(`${base}/`);
}
