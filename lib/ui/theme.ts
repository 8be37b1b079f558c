import { isBelow } from "../core/base_path.ts";
import { choiceCookie, cookieOf } from "./cookies.ts";

/** A theme that a person can choose in place of the system's. */
export type Theme = "light" | "dark";

/** What the switch offers; `system` forgets the choice. */
export const THEME_CHOICES = ["system", "light", "dark"] as const;

const COOKIE = "theme";

/**
 * The theme that a request's cookie names, or null for the system's. It is known on the server, so
 * a page is never painted in the wrong one, and needs no script.
 *
 * @example
 * ```ts
 * import { themeOf } from "./theme.ts";
 *
 * console.assert(themeOf(new Headers({ cookie: "a=b; theme=dark" })) === "dark");
 * ```
 */
export function themeOf(headers: Headers): Theme | null {
  const value = cookieOf(headers, COOKIE);
  return value === "light" || value === "dark" ? value : null;
}

/** The `Set-Cookie` that remembers a choice for a year, or forgets it. */
export function themeCookie(choice: string): string {
  return choiceCookie(COOKIE, choice === "light" || choice === "dark" ? choice : "");
}

/** A path of this site to go back to; the front page for anything that leads elsewhere. */
export function pathBack(given: FormDataEntryValue | null, origin: string, home: string): string {
  if (typeof given !== "string" || !given.startsWith("/")) return home;
  const url = URL.parse(given, origin);
  return url === null || url.origin !== origin || !isBelow(url.pathname)
    ? home
    : url.pathname + url.search;
}
