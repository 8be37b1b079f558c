import { readConfig } from "../../core/read_config.ts";
import { SITE_SETTINGS, type SiteSettings } from "../settings.ts";

let settled: Promise<SiteSettings> | undefined;

/** Says which settings the site runs with; without it they come from the environment. */
export function useSettings(settings: SiteSettings): void {
  settled = Promise.resolve(settings);
}

/** The settings the site runs with, the same for every request. */
export function siteSettings(): Promise<SiteSettings> {
  settled ??= readConfig(SITE_SETTINGS).then(({ settings }) => settings);
  return settled;
}
