import { clientOf } from "./client.ts";
import { refuse } from "./refusal.ts";
import type { Middleware, RequestContext } from "./context.ts";

/**
 * Whether a browser sent a request from a page of this very site. Browsers say so in
 * `Sec-Fetch-Site`; older ones name the page's origin. A request with neither counts as foreign.
 *
 * @param proxies how many proxies are in front of the site
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
export function isFromHere(
  context: Pick<RequestContext, "req" | "url" | "info">,
  proxies: number,
): boolean {
  const { headers } = context.req;
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  if (clientOf(context, proxies).isSecure && protocol !== "https:") return false;
  return host === (headers.get("host") ?? context.url.host).toLowerCase();
}

/**
 * Keeps other sites out: requests that change something (POST and the like) must come from a page
 * of this site or carry a bearer token, other sites' scripts, images and frames get no answer, and
 * CORS stays closed. Links from other sites work.
 *
 * @param proxies how many proxies are in front of the site
 *
 * @example
 * ```ts
 * import { refuseOtherSites } from "./same_site.ts";
 *
 * console.assert(typeof refuseOtherSites(0) === "function");
 * ```
 */
export function refuseOtherSites(proxies: number): Middleware {
  return async (context) => {
    if (isForeign(context, proxies)) {
      return refuse(context, {
        status: 403,
        code: "other-site",
        message: "This request came from another site, or does not say that it came from here.",
      });
    }
    const answer = await context.next();
    const response = new Response(answer.body, answer);
    for (const name of [...response.headers.keys()]) {
      if (name.startsWith("access-control-")) response.headers.delete(name);
    }
    if (clientOf(context, proxies).isSecure) {
      response.headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    return response;
  };
}

function isForeign(context: RequestContext, proxies: number): boolean {
  const { method, headers } = context.req;
  if (!["GET", "HEAD", "OPTIONS"].includes(method)) {
    return !isFromHere(context, proxies) && !/^bearer /i.test(headers.get("authorization") ?? "");
  }
  const site = headers.get("sec-fetch-site");
  return (site === "cross-site" || site === "same-site") && !isVisit(headers);
}

/** Whether a browser navigates to a page. */
function isVisit(headers: Headers): boolean {
  const isEmbedded = ["frame", "iframe", "embed", "object", "fencedframe"]
    .includes(headers.get("sec-fetch-dest") ?? "");
  return headers.get("sec-fetch-mode") === "navigate" && !isEmbedded;
}
