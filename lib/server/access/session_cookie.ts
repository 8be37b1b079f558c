import { basePath } from "../../core/base_path.ts";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const DAY_S = 86_400;
const FORM = /^v1\.(\d{1,12})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{43})$/;

/** The options of a session cookie. */
export interface SessionOptions {
  /** The key that signs, 32 bytes. */
  readonly key: Uint8Array;
  /** How long a sign-in lasts, in days. */
  readonly days: number;
}

/**
 * The `Set-Cookie` that signs a browser in. On TLS its name begins with `__Host-`: no other host
 * and no page without TLS can set or replace it. The cookie of a site below a path is limited to
 * that path, so other sites on the host do not get it.
 *
 * @param isSecure whether the client's side of the connection is TLS
 * @param nowMs the time in milliseconds
 *
 * @example
 * ```ts
 * import { hasSession, sessionCookie } from "./session_cookie.ts";
 *
 * const session = { key: new Uint8Array(32), days: 30 };
 * const cookie = sessionCookie(session, true, 0).split(";")[0] ?? "";
 * console.assert(hasSession(cookie, session, true, 1000));
 * ```
 */
export function sessionCookie(session: SessionOptions, isSecure: boolean, nowMs: number): string {
  const seconds = session.days * DAY_S;
  const expires = Math.floor(nowMs / 1000) + seconds;
  const signed = `v1.${expires}.${randomBytes(12).toString("base64url")}`;
  const mac = macOf(signed, session.key).toString("base64url");
  return setCookie(`${signed}.${mac}`, isSecure, seconds);
}

/** The `Set-Cookie` that ends a browser's session. */
export function endedCookie(isSecure: boolean): string {
  return setCookie("", isSecure, 0);
}

/** Whether a `Cookie` header holds a session that was signed here and has not expired. */
export function hasSession(
  header: string | null,
  { key, days }: SessionOptions,
  isSecure: boolean,
  nowMs: number,
): boolean {
  const name = cookieName(isSecure);
  return (header ?? "").split(";").some((pair) => {
    const [given, value = ""] = pair.trim().split("=", 2);
    return given === name && isValid(value, key, days, nowMs);
  });
}

function isValid(value: string, key: Uint8Array, days: number, nowMs: number): boolean {
  const [, expires, , mac] = FORM.exec(value) ?? [];
  if (expires === undefined || mac === undefined) return false;
  const signed = value.slice(0, value.lastIndexOf("."));
  const given = Uint8Array.fromBase64(mac, { alphabet: "base64url" });
  if (!timingSafeEqual(macOf(signed, key), given)) return false;
  const left = Number(expires) - nowMs / 1000;
  return left > 0 && left <= days * DAY_S;
}

function macOf(signed: string, key: Uint8Array) {
  return createHmac("sha256", key).update(signed).digest();
}

/** `__Host-` cookies apply to the whole host; a site below a path has its own cookie. */
function cookieName(isSecure: boolean): string {
  if (!isSecure) return "tonearm";
  return basePath() === "" ? "__Host-tonearm" : "__Secure-tonearm";
}

function setCookie(value: string, isSecure: boolean, seconds: number): string {
  const secure = isSecure ? "; Secure" : "";
  return `${cookieName(isSecure)}=${value}; Path=${
    basePath() || "/"
  }; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}
