import type { SiteSettings } from "../settings.ts";
import { isLoopback } from "./allowed_hosts.ts";

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
