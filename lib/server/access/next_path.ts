const HERE = "http://here.invalid";

/** Encoded once more as a parameter it still fits an address. */
const MOST_CHARACTERS = 1200;

/**
 * Where to go after signing in: a path of this site with its query, `/` for anything else. What
 * browsers would read as another host (`//host`, `/\host`, tabs in between, dots that fold to it)
 * and the sign-in pages themselves become `/`.
 *
 * @example
 * ```ts
 * import { nextPath } from "./next_path.ts";
 *
 * console.assert(nextPath("/artists?limit=10") === "/artists?limit=10");
 * console.assert(nextPath("//evil.example/") === "/");
 * ```
 */
export function nextPath(text: string | null): string {
  if (text === null || !text.startsWith("/") || text.length > MOST_CHARACTERS) return "/";
  if (!URL.canParse(text, HERE)) return "/";
  const { origin, pathname, search } = new URL(text, HERE);
  if (origin !== HERE || pathname.startsWith("//")) return "/";
  return /^\/sign-(?:in|out)$/.test(pathname) ? "/" : pathname + search;
}
