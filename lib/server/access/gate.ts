import { pathBelow } from "../../core/base_path.ts";
import { linkTo } from "../../ui/links/links.ts";
import { clientOf } from "../middleware/client.ts";
import { refuse } from "../middleware/refusal.ts";
import { isApi, type Middleware, type RequestContext } from "../middleware/context.ts";
import type { Runtime } from "../middleware/runtime.ts";
import type { Access } from "./access.ts";
import { nextPath } from "./next_path.ts";
import { hasSession } from "./session_cookie.ts";

/** What access needs to know about the site. */
export interface Surroundings extends Pick<Runtime, "now" | "setTimer"> {
  /** How many proxies are in front of the site. */
  readonly proxies: number;
}

/** The paths open to everyone; all others are behind the gate. */
const OPEN_PATHS = ["/sign-in", "/sign-out", "/api/health", "/api/ready"];

/**
 * Lets signed-in visitors through, and requests with the token to the API. Pages send everyone else
 * to the sign-in page, the API answers 401. Shared caches store nothing from behind the gate.
 *
 * @example
 * ```ts
 * import { RUNTIME } from "../middleware/runtime.ts";
 * import type { Access } from "./access.ts";
 * import { gate } from "./gate.ts";
 *
 * const access: Access = {
 *   session: { key: new Uint8Array(32), days: 30 },
 *   isPassword: () => Promise.resolve(false),
 *   isToken: () => false,
 * };
 * console.assert(typeof gate(access, { proxies: 0, ...RUNTIME }) === "function");
 * ```
 */
export function gate(access: Access, around: Surroundings): Middleware {
  return async (context) => {
    if (OPEN_PATHS.includes(pathBelow(context.url.pathname))) return await context.next();
    if (!isSignedIn(context, access, around) && !hasToken(context, access)) {
      return turnedAway(context);
    }
    const answer = await context.next();
    const response = new Response(answer.body, answer);
    response.headers.append("Vary", "Cookie, Authorization");
    response.headers.set("Cache-Control", privately(response.headers.get("cache-control")));
    return response;
  };
}

/** The same lifetime, but only in the browser's own cache. */
function privately(cacheControl: string | null): string {
  if (cacheControl === null) return "private, no-cache";
  if (/\b(?:private|no-store)\b/.test(cacheControl)) return cacheControl;
  const rest = cacheControl.replaceAll(/\bpublic\b,?\s*|,?\s*\bs-maxage=\d+/g, "");
  return rest === "" ? "private" : `private, ${rest}`;
}

/** Whether the request has a session of this site. */
export function isSignedIn(
  context: Pick<RequestContext, "req" | "url" | "info">,
  { session }: Access,
  { proxies, now }: Surroundings,
): boolean {
  const { isSecure } = clientOf(context, proxies);
  return hasSession(context.req.headers.get("cookie"), session, isSecure, now());
}

function hasToken({ req, url }: RequestContext, { isToken }: Access): boolean {
  if (!isApi(url)) return false;
  const given = /^bearer +(\S+)$/i.exec(req.headers.get("authorization") ?? "")?.[1];
  return given !== undefined && isToken(given);
}

function turnedAway(context: RequestContext): Response {
  const { method } = context.req;
  if (isApi(context.url) || (method !== "GET" && method !== "HEAD")) {
    return refuse(context, {
      status: 401,
      code: "sign-in",
      message: "Sign in, or send the API's token as Authorization: Bearer.",
      headers: { "WWW-Authenticate": `Bearer realm="tonearm"` },
    });
  }
  const next = encodeURIComponent(nextPath(context.url.pathname + context.url.search));
  const headers = { Location: linkTo("/sign-in", `next=${next}`), "Cache-Control": "no-store" };
  return new Response(null, { status: 303, headers });
}
