import { App, csp, staticFiles } from "fresh";
import { appConfig } from "./fresh.config.ts";
import { securityHeaders } from "./lib/site/security_headers.ts";
import type { State } from "./utils.ts";

export const app = new App<State>(appConfig)
  .use(securityHeaders())
  .use(csp({ useNonce: true }))
  .use(staticFiles())
  .fsRoutes();
