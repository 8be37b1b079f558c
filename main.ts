import { siteApp } from "./lib/site/site_app.ts";
import { siteSettings } from "./lib/site/site_settings.ts";

export const app = await siteApp(await siteSettings());
