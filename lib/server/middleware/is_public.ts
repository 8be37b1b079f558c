import type { SiteSettings } from "../settings.ts";
import { isLoopback } from "./allowed_hosts.ts";
import type { RequestContext } from "./context.ts";

/** The settings that say whether strangers can reach the site. */
export type PublicSettings = Pick<
  SiteSettings,
  "host" | "allowedHosts" | "trustProxy" | "denoDeploy"
>;

/**
 * Whether people on other computers can reach the site: it listens elsewhere than on loopback, is
 * behind a proxy, answers to other names, or runs on Deno Deploy.
 *
 * @example
 * ```ts
 * import { isPublic } from "./is_public.ts";
 *
 * const local = {
 *   host: "127.0.0.1",
 *   allowedHosts: "",
 *   trustProxy: 0,
 *   denoDeploy: false,
 * };
 * console.assert(!isPublic(local) && isPublic({ ...local, host: "0.0.0.0" }));
 * ```
 */
export function isPublic(settings: PublicSettings): boolean {
  const { host, allowedHosts, trustProxy, denoDeploy } = settings;
  const names = allowedHosts.split(",").map((name) => name.trim()).filter((name) => name !== "");
  return denoDeploy || trustProxy > 0 || !isLoopback(host) || !names.every(isLoopback);
}

/**
 * Whether a request comes from the owner of a local site: nobody else can reach the site, and the
 * request was sent on this computer, not handed on by a tunnel or a proxy.
 *
 * @example
 * ```ts
 * import { isLocal } from "./is_public.ts";
 *
 * const local = { host: "127.0.0.1", allowedHosts: "", trustProxy: 0, denoDeploy: false };
 * const context = {
 *   req: new Request("http://localhost/", { headers: { Via: "1.1 tunnel" } }),
 *   info: { remoteAddr: { transport: "tcp" as const, hostname: "127.0.0.1", port: 1 } },
 * };
 * console.assert(!isLocal(local, context));
 * ```
 */
export function isLocal(
  settings: PublicSettings,
  context: Pick<RequestContext, "req" | "info">,
): boolean {
  return !isPublic(settings) && !isFromElsewhere(context) && !cameThroughProxy(context);
}

/** `deno serve` listens on all addresses, whatever `HOST` says. */
function isFromElsewhere({ info: { remoteAddr } }: Pick<RequestContext, "info">): boolean {
  return "hostname" in remoteAddr && !isLoopback(remoteAddr.hostname.replace(/^::ffff:/i, ""));
}

function cameThroughProxy({ req: { headers } }: Pick<RequestContext, "req">): boolean {
  return ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"]
    .some((name) => headers.has(name));
}
