import { endWithDenoServe } from "./lib/server/app/deno_serve.ts";
import { siteApp } from "./lib/server/app/site_app.ts";
import { siteSettings } from "./lib/server/app/site_settings.ts";
import { isDenoServe } from "./lib/server/middleware/is_deno_serve.ts";

export const app = await siteApp(await siteSettings());
endWithDenoServe(isDenoServe());
