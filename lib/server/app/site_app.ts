import { App, csp, staticFiles } from "fresh";
import { accessFrom } from "../access/access.ts";
import { mountAccess } from "../access/mount.ts";
import { siteMiddleware } from "../middleware/site_middleware.ts";
import { health, ready } from "../middleware/health.ts";
import { isLocal } from "../middleware/is_public.ts";
import { RUNTIME, type Runtime } from "../middleware/runtime.ts";
import { parsePostgresUrl } from "../../db/postgres/address.ts";
import type { SiteSettings } from "../settings.ts";
import { siteStore } from "../site_store.ts";
import { useBasePath } from "../../core/base_path.ts";
import { pictureChoice } from "../../ui/pictures/choice.ts";
import { compressFiles } from "./compress_files.ts";
import { compressPages } from "./compress_pages.ts";
import { normalizeRequests, refuseMalformed } from "./normalize_requests.ts";
import type { State } from "./state.ts";
import { openRequests } from "./open_requests.ts";
import { securityHeaders } from "./security_headers.ts";

/**
 * The site, by its settings: protection first, then what anyone may load, then the gate, then the
 * pages.
 *
 * @param settings the settings it runs with
 * @throws {CliError} `bad-setting` when settings of access contradict each other,
 *   `bad-postgres-url`
 */
export async function siteApp(
  settings: SiteSettings,
  runtime: Runtime = RUNTIME,
): Promise<App<State>> {
  // Reported when the site starts, not with the first request.
  if (settings.postgresUrl !== "") parsePostgresUrl(settings.postgresUrl);
  const { basePath } = settings;
  useBasePath(basePath);
  const app = new SiteApp({ basePath })
    .use(securityHeaders(), ...siteMiddleware(settings, openRequests, runtime))
    .use(refuseMalformed(), compressFiles(), staticFiles());
  mountAccess(app, settings, await accessFrom(settings), runtime);
  const dataVersion = async () => await (await siteStore()).version();
  app.get("/api/health", health());
  app.get("/api/ready", ready({ dataVersion, isClosing: () => openRequests.isClosing }));
  app.use((ctx) => {
    ctx.state.now = runtime.now;
    const { req: { headers } } = ctx;
    ctx.state.pictures = pictureChoice(headers, settings.showImages, isLocal(settings, ctx));
    return ctx.next();
  });
  // Last, so that the sign-in page keeps its own policy.
  return app.use(compressPages(), csp({ useNonce: true })).fsRoutes();
}

/** An app that also answers requests that Fresh's router cannot handle. */
class SiteApp extends App<State> {
  override handler(): ReturnType<App<State>["handler"]> {
    return normalizeRequests(super.handler());
  }
}
