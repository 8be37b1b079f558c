import { basePath } from "../core/base_path.ts";

const YEAR_SECONDS = 31_536_000;

/**
 * The value of a cookie that a request sends.
 *
 * @example
 * ```ts
 * import { cookieOf } from "./cookies.ts";
 *
 * console.assert(cookieOf(new Headers({ cookie: "a=b; theme=dark" }), "theme") === "dark");
 * ```
 */
export function cookieOf(headers: Headers, name: string): string | undefined {
  const cookies = (headers.get("cookie") ?? "").split(";").map((text) => text.trim());
  return cookies.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** The `Set-Cookie` that remembers a choice for a year; an empty one is forgotten. */
export function choiceCookie(name: string, value: string): string {
  const age = value === "" ? 0 : YEAR_SECONDS;
  const path = basePath() || "/";
  return `${name}=${value}; Path=${path}; Max-Age=${age}; SameSite=Lax; HttpOnly`;
}
