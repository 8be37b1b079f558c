import { choiceCookie, cookieOf } from "../cookies.ts";

/** Whether pages show pictures, and whether whoever looks may choose. */
export interface PictureChoice {
  readonly areShown: boolean;
  /** On the local site, where the choice is its owner's. */
  readonly isOpen: boolean;
}

const COOKIE = "pictures";

/**
 * Whether pages show pictures: what the setting says, or on the local site what its owner chose.
 *
 * @param setting `SHOW_IMAGES`
 *
 * @example
 * ```ts
 * import { pictureChoice } from "./choice.ts";
 *
 * const headers = new Headers({ cookie: "pictures=on" });
 * console.assert(pictureChoice(headers, false, true).areShown);
 * console.assert(!pictureChoice(headers, false, false).areShown);
 * ```
 */
export function pictureChoice(headers: Headers, setting: boolean, isLocal: boolean): PictureChoice {
  const chosen = isLocal ? cookieOf(headers, COOKIE) : undefined;
  const areShown = chosen === "on" || (chosen !== "off" && setting);
  return { areShown, isOpen: isLocal };
}

/** The `Set-Cookie` that remembers the choice. */
export function pictureCookie(choice: string): string {
  return choiceCookie(COOKIE, choice === "on" || choice === "off" ? choice : "");
}
