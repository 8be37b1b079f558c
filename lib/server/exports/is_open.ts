import type { RequestContext } from "../middleware/context.ts";
import { isLoopback } from "../middleware/allowed_hosts.ts";
import { isLocal, isPublic } from "../middleware/is_public.ts";
import type { SiteSettings } from "../settings.ts";

/** The settings that say whether a site takes exports. */
export type ExportSettings = Pick<
  SiteSettings,
  "host" | "allowedHosts" | "trustProxy" | "denoDeploy" | "postgresUrl"
>;

/**
 * Whether a site may take exports at all: it reads the DuckDB file, and nobody but its owner can reach
 * it.
 *
 * @example
 * ```ts
 * import { mayTakeExports } from "./is_open.ts";
 *
 * const local = { host: "127.0.0.1", allowedHosts: "", trustProxy: 0, denoDeploy: false };
 * console.assert(mayTakeExports({ ...local, postgresUrl: "" }));
 * console.assert(!mayTakeExports({ ...local, host: "0.0.0.0", postgresUrl: "" }));
 * ```
 */
export function mayTakeExports(settings: ExportSettings): boolean {
  return settings.postgresUrl === "" && !isPublic(settings);
}

/** Whether a request brings an export to a site that takes them. */
export function isUploadRequest(
  settings: ExportSettings & Pick<SiteSettings, "basePath">,
  context: Pick<RequestContext, "req" | "url" | "info">,
): boolean {
  const { method } = context.req;
  return method === "POST" && context.url.pathname.startsWith(`${settings.basePath}/add`) &&
    isExportRequest(settings, context);
}

/**
 * Whether a request may add an export: the site takes them, and the request was made on this computer,
 * for a name of this computer, without a proxy in between.
 */
export function isExportRequest(
  settings: ExportSettings,
  context: Pick<RequestContext, "req" | "url" | "info">,
): boolean {
  return mayTakeExports(settings) && isLocal(settings, context) && isLoopback(context.url.hostname);
}
