import { siteApp } from "./lib/server/app/site_app.ts";
import { siteSettings } from "./lib/server/app/site_settings.ts";

export const app = await siteApp(await siteSettings());
