import { App } from "fresh";
import { accessFrom } from "../../lib/server/access/access.ts";
import type { ExposureState } from "../../lib/server/access/exposure.ts";
import { mountAccess } from "../../lib/server/access/mount.ts";
import { SETTINGS } from "../../lib/cli/settings.ts";
import { resolveSettings } from "../../lib/core/config.ts";
import { siteMiddleware } from "../../lib/server/middleware/site_middleware.ts";
import { health, ready } from "../../lib/server/middleware/health.ts";
import { normalizeRequests, refuseMalformed } from "../../lib/server/app/normalize_requests.ts";
import { OpenRequests } from "../../lib/server/middleware/open_requests.ts";
import type { Runtime } from "../../lib/server/middleware/runtime.ts";
import { makeHistory } from "./history.ts";

/** An artist of the history that the whole site is asked about. */
const HEARD = "ÅNGSTRÖM";

/** A site that attacks are tried on. */
export interface Target {
  readonly handler: (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;
}

/** Makes a site of settings, by variable name, and a runtime. */
type TargetFactory = (
  environment: Readonly<Record<string, string>>,
  runtime: Runtime,
) => Promise<Target>;

/** A kind of site, and what its answers hold that strangers must not see. */
export interface Attacked {
  readonly makeTarget: TargetFactory;
  readonly secret: string;
  /** Whether it is the real site, and not its middleware alone. */
  readonly isWhole: boolean;
}

/** What every answer of the small site holds. */
const PRIVATE = "what I heard";

/** Tries an attack on a small site with the middleware of the real one, and on the real one. */
export async function onEachSite(
  test: Deno.TestContext,
  attack: (attacked: Attacked) => Promise<void>,
): Promise<void> {
  await test.step(
    "middleware alone",
    () => attack({ makeTarget: guardedApp, secret: PRIVATE, isWhole: false }),
  );
  await test.step("the whole site", async () => {
    const { siteWith, withData } = await import("./site.ts");
    await using _ = await withData(makeHistory(200));
    await attack({
      makeTarget: async (environment, runtime) => ({
        handler: await siteWith(environment, runtime),
      }),
      secret: HEARD,
      isWhole: true,
    });
  });
}

/** A small site with the middleware and the access of the real one, and routes of each kind. */
const guardedApp: TargetFactory = async (environment, runtime) => {
  const { settings } = resolveSettings(SETTINGS, { environment });
  const app = new App<ExposureState>();
  app.use(...siteMiddleware(settings, new OpenRequests(256), runtime), refuseMalformed());
  mountAccess(app, settings, await accessFrom(settings), runtime);
  const answer = () => Response.json({ data: PRIVATE });
  app.get("/api/health", health());
  app.get("/api/ready", ready({ dataVersion: () => Promise.resolve("4f2a"), ...runtime }));
  for (const path of ["/", "/artists", "/history", "/api/summary", "/api/plays"]) {
    app.get(path, answer);
  }
  app.get("/artist/:name", (ctx) => ctx.text(`${PRIVATE}: ${ctx.params.name}`));
  app.get("/api/artist/:name", (ctx) => ctx.json({ data: PRIVATE, name: ctx.params.name }));
  app.post("/api/sql", async (ctx) => ctx.json({ data: PRIVATE, sql: await ctx.req.text() }));
  return { handler: normalizeRequests(app.handler()) };
};
