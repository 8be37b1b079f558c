import { basePath, isBelow } from "../core/base_path.ts";

/** A theme that a person can choose in place of the system's. */
export type Theme = "light" | "dark";

/** What the switch offers; `system` forgets the choice. */
export const THEME_CHOICES = ["system", "light", "dark"] as const;

const COOKIE = "theme";
const YEAR_SECONDS = 31_536_000;

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
  const cookies = (headers.get("cookie") ?? "").split(";").map((text) => text.trim());
  const value = cookies.find((text) => text.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  return value === "light" || value === "dark" ? value : null;
}

/** The `Set-Cookie` that remembers a choice for a year, or forgets it. */
export function themeCookie(choice: string): string {
  const isTheme = choice === "light" || choice === "dark";
  const age = isTheme ? YEAR_SECONDS : 0;
  return `${COOKIE}=${isTheme ? choice : ""}; Path=${
    basePath() || "/"
  }; Max-Age=${age}; SameSite=Lax; HttpOnly`;
}

/** A path of this site to go back to; the front page for anything that leads elsewhere. */
export function pathBack(given: FormDataEntryValue | null, origin: string, home: string): string {
  if (typeof given !== "string" || !given.startsWith("/")) return home;
  const url = URL.parse(given, origin);
  return url === null || url.origin !== origin || !isBelow(url.pathname)
    ? home
    : url.pathname + url.search;
}
