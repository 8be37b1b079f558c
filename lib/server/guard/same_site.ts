import { clientOf } from "./client.ts";
import { refuse } from "./refusal.ts";
import { type Guard, isApi, type Visit } from "./visit.ts";

/**
 * Whether a browser sent a request from a page of this very site. Browsers say so in
 * `Sec-Fetch-Site`; older ones name the page's origin. What says neither is taken for foreign.
 *
 * @param proxies how many proxies stand before the site
 *
 * @example
 * ```ts
 * import { isFromHere } from "./same_site.ts";
 *
 * const url = new URL("http://localhost:8000/sign-in");
 * const req = new Request(url, { method: "POST", headers: { Origin: "https://evil.example" } });
 * const info = {
 *   remoteAddr: { transport: "tcp" as const, hostname: "127.0.0.1", port: 1 },
 *   completed: Promise.resolve(),
 * };
 * console.assert(!isFromHere({ req, url, info }, 0));
 * ```
 */
export function isFromHere(visit: Pick<Visit, "req" | "url" | "info">, proxies: number): boolean {
  const { headers } = visit.req;
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  if (clientOf(visit, proxies).isSecure && protocol !== "https:") return false;
  return host === (headers.get("host") ?? visit.url.host).toLowerCase();
}

/**
 * Keeps pages of other sites out: what changes something (POST and the like) must come from a page
 * of this site or carry a bearer token, the API is not answered to other sites' scripts, and no
 * answer may be read or embedded elsewhere (CORS stays closed).
 *
 * @param proxies how many proxies stand before the site
 *
 * @example
 * ```ts
 * import { refuseOtherSites } from "./same_site.ts";
 *
 * console.assert(typeof refuseOtherSites(0) === "function");
 * ```
 */
export function refuseOtherSites(proxies: number): Guard {
  return async (visit) => {
    if (isForeign(visit, proxies)) {
      return refuse(visit, {
        status: 403,
        code: "other-site",
        message: "This request came from another site, or does not say that it came from here.",
      });
    }
    const answer = await visit.next();
    const response = new Response(answer.body, answer);
    for (const [name, value] of CLOSED) {
      if (!response.headers.has(name)) response.headers.set(name, value);
    }
    for (const name of [...response.headers.keys()]) {
      if (name.startsWith("access-control-")) response.headers.delete(name);
    }
    if (clientOf(visit, proxies).isSecure) {
      response.headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    return response;
  };
}

const CLOSED = [
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"],
  ["Referrer-Policy", "same-origin"],
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
] as const;

function isForeign(visit: Visit, proxies: number): boolean {
  const { method, headers } = visit.req;
  if (!["GET", "HEAD", "OPTIONS"].includes(method)) {
    return !isFromHere(visit, proxies) && !/^bearer /i.test(headers.get("authorization") ?? "");
  }
  const site = headers.get("sec-fetch-site");
  const isVisited = headers.get("sec-fetch-mode") === "navigate";
  return isApi(visit.url) && !isVisited && (site === "cross-site" || site === "same-site");
}
