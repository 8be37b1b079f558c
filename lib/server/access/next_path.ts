import { isBelow, pathBelow } from "../../core/base_path.ts";
import { linkTo } from "../../ui/links/links.ts";

const HERE = "http://here.invalid";

/** Short enough to fit into an address when encoded once more as a parameter. */
const MOST_CHARACTERS = 1200;

/**
 * Where to go after signing in: a path of this site with its query, its front page for anything else. What
 * browsers would read as another host (`//host`, `/\host`, tabs in between, dots that fold to it)
 * and the sign-in pages themselves become the front page.
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
  const home = linkTo("/");
  if (text === null || !text.startsWith("/") || text.length > MOST_CHARACTERS) return home;
  if (!URL.canParse(text, HERE)) return home;
  const { origin, pathname, search } = new URL(text, HERE);
  if (origin !== HERE || pathname.startsWith("//") || !isBelow(pathname)) return home;
  return /^\/sign-(?:in|out)$/.test(pathBelow(pathname)) ? home : pathname + search;
}
