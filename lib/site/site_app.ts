import { App, csp, staticFiles } from "fresh";
import { appConfig } from "../../fresh.config.ts";
import type { State } from "../../utils.ts";
import { accessFrom } from "../access/access.ts";
import { mountAccess } from "../access/mount.ts";
import { guards } from "../guard/guards.ts";
import { ready } from "../guard/health.ts";
import { WORLD, type World } from "../guard/world.ts";
import type { Settings } from "../settings.ts";
import { siteStore } from "../site_store.ts";
import { compressPages } from "./compress_pages.ts";
import { openRequests } from "./open_requests.ts";
import { securityHeaders } from "./security_headers.ts";

/**
 * The site as settings want it: guards first, then what anyone may load, then who may look, then the
 * pages.
 *
 * @param settings the settings it runs with
 * @throws {CliError} `bad-setting` when settings of access contradict each other
 */
export async function siteApp(settings: Settings, world: World = WORLD): Promise<App<State>> {
  const app = new App<State>(appConfig)
    .use(securityHeaders(), ...guards(settings, openRequests, world))
    .use(staticFiles());
  mountAccess(app, settings, await accessFrom(settings), world);
  const dataVersion = async () => await (await siteStore()).version();
  app.get("/api/ready", ready({ dataVersion, isClosing: () => openRequests.isClosing }));
  // Last, so that the sign-in page keeps the policy of its own.
  return app.use(compressPages(), csp({ useNonce: true })).fsRoutes();
}
