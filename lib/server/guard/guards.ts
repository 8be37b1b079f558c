import type { SiteSettings } from "../settings.ts";
import { allowedHosts, checkHost } from "./allowed_hosts.ts";
import { isPublic } from "./is_public.ts";
import { limitRequests } from "./limit_requests.ts";
import { limitSize } from "./limit_size.ts";
import { limitTime } from "./limit_time.ts";
import type { OpenRequests } from "./open_requests.ts";
import { logRequests } from "./request_log.ts";
import { refuseOtherSites } from "./same_site.ts";
import type { Guard } from "./visit.ts";
import { WORLD, type World } from "./world.ts";

/**
 * All guards in their order: what costs least and refuses most comes first, after the log, which
 * sees everything.
 *
 * @param open the requests under way, which the end of the process waits for
 *
 * @example
 * ```ts
 * import { App } from "fresh";
 * import { settle } from "../../core/config.ts";
 * import { SITE_SETTINGS } from "../settings.ts";
 * import { guards } from "./guards.ts";
 * import { OpenRequests } from "./open_requests.ts";
 *
 * const { settings } = settle(SITE_SETTINGS, {});
 * const app = new App().use(...guards(settings, new OpenRequests(256)));
 * app.get("/", () => new Response("hello"));
 * const { status } = await app.handler()(new Request("http://evil.example/"));
 * console.assert(status === 421);
 * ```
 */
export function guards(
  settings: SiteSettings,
  open: OpenRequests,
  { now, after, write }: World = WORLD,
): Guard[] {
  const { clientRequests, totalRequests, trustProxy, denoDeploy, requestSeconds } = settings;
  // Deno Deploy routes by name itself and gives each preview a new one.
  const names = settings.allowedHosts === "" && denoDeploy ? "*" : settings.allowedHosts;
  const isLogged = settings.logRequests || isPublic(settings);
  return [
    ...(isLogged ? [logRequests({ names: settings.logNames, now, write })] : []),
    open.guard,
    checkHost(allowedHosts(names, settings.host)),
    limitSize(),
    limitRequests({ perClient: clientRequests, total: totalRequests, proxies: trustProxy, now }),
    refuseOtherSites(trustProxy),
    limitTime({ answerMs: requestSeconds * 1000, idleMs: 30_000, bodyMs: 600_000 }, after),
  ];
}
