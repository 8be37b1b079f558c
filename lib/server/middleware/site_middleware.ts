import type { SiteSettings } from "../settings.ts";
import { allowedHosts, checkHost } from "./allowed_hosts.ts";
import { isDenoServe } from "./is_deno_serve.ts";
import { isLocal, isPublic } from "./is_public.ts";
import { limitRequests } from "./limit_requests.ts";
import { limitSize, SIZE_LIMITS } from "./limit_size.ts";
import { limitTime } from "./limit_time.ts";
import { warnOfMissingHeaders } from "./missing_headers.ts";
import type { OpenRequests } from "./open_requests.ts";
import { logRequests } from "./request_log.ts";
import { refuseOtherSites } from "./same_site.ts";
import { isUploadRequest } from "../exports/is_open.ts";
import type { Middleware, RequestContext } from "./context.ts";
import { RUNTIME, type Runtime } from "./runtime.ts";

/**
 * The site's protection, in order: after the log, which sees everything, whatever costs least and
 * refuses most comes first. Requests of other sites are refused before they are counted, so they
 * use up no client's allowance; the owner of a local site has no limit.
 *
 * @param open the requests under way, which the end of the process waits for
 *
 * @example
 * ```ts
 * import { App } from "fresh";
 * import { resolveSettings } from "../../core/config.ts";
 * import { SITE_SETTINGS } from "../settings.ts";
 * import { siteMiddleware } from "./site_middleware.ts";
 * import { OpenRequests } from "./open_requests.ts";
 *
 * const { settings } = resolveSettings(SITE_SETTINGS, {});
 * const app = new App().use(...siteMiddleware(settings, new OpenRequests(256)));
 * app.get("/", () => new Response("hello"));
 * const { status } = await app.handler()(new Request("http://evil.example/"));
 * console.assert(status === 421);
 * ```
 */
export function siteMiddleware(
  settings: SiteSettings,
  open: OpenRequests,
  { now, setTimer, write }: Runtime = RUNTIME,
): Middleware[] {
  const { clientRequests, totalRequests, trustProxy, denoDeploy, requestSeconds } = settings;
  // Deno Deploy routes by name itself and gives each preview a new one.
  const names = settings.allowedHosts === "" && denoDeploy ? "*" : settings.allowedHosts;
  const isUpload = (context: RequestContext) => isUploadRequest(settings, context);
  const isServed = isDenoServe();
  const isLogged = settings.logRequests || isServed || isPublic(settings);
  return [
    ...(isLogged ? [logRequests({ names: settings.logNames, now, write })] : []),
    warnOfMissingHeaders({ proxies: trustProxy, warn: console.error }),
    open.middleware,
    checkHost(allowedHosts(names, isServed ? "0.0.0.0" : settings.host)),
    limitSize(SIZE_LIMITS, isUpload),
    refuseOtherSites(trustProxy),
    limitRequests({
      perClient: clientRequests,
      total: totalRequests,
      proxies: trustProxy,
      isUnlimited: (context) => isLocal(settings, context),
      now,
    }),
    limitTime(
      { answerMs: requestSeconds * 1000, idleMs: 30_000, bodyMs: 600_000 },
      setTimer,
      isUpload,
    ),
  ];
}
