import type { Middleware } from "../middleware/context.ts";
import { RUNTIME, type Runtime } from "../middleware/runtime.ts";
import type { SiteSettings } from "../settings.ts";
import type { Access } from "./access.ts";
import { type ExposureMiddleware, limitExposure } from "./exposure.ts";
import { gate } from "./gate.ts";
import { signIn } from "./sign_in.ts";

/** The part of Fresh's `App` that access is mounted on. */
export interface Mountable {
  use(middleware: ExposureMiddleware): unknown;
  get(path: string, handler: Middleware): unknown;
  post(path: string, handler: Middleware): unknown;
}

/**
 * Mounts the gate, the sign-in pages and the limits of what strangers see on an app; all later
 * routes are behind them. Without a password there is no gate and no sign-in page.
 *
 * @param access what `accessFrom` made of the settings
 *
 * @example
 * ```ts
 * import { App } from "fresh";
 * import { resolveSettings } from "../../core/config.ts";
 * import { SITE_SETTINGS } from "../settings.ts";
 * import type { ExposureState } from "./exposure.ts";
 * import { mountAccess } from "./mount.ts";
 *
 * const { settings } = resolveSettings(SITE_SETTINGS, {});
 * const app = new App<ExposureState>();
 * mountAccess(app, settings, null);
 * app.get("/history", () => new Response("every play"));
 * console.assert((await app.handler()(new Request("http://localhost/history"))).status === 200);
 * ```
 */
export function mountAccess(
  app: Mountable,
  settings: SiteSettings,
  access: Access | null,
  { now, setTimer }: Runtime = RUNTIME,
): void {
  const around = { proxies: settings.trustProxy, now, setTimer };
  if (access !== null) app.use(gate(access, around));
  app.use(limitExposure(settings, access !== null));
  if (access === null) return;
  const { page, submit, signOut } = signIn(access, around);
  app.get("/sign-in", page);
  app.post("/sign-in", submit);
  app.post("/sign-out", signOut);
}
