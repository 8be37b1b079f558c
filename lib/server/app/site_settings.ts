import { readConfig } from "../../core/read_config.ts";
import { SITE_SETTINGS, type SiteSettings } from "../settings.ts";

/** The settings that a site runs with. */
export interface SiteConfig {
  readonly settings: SiteSettings;
  /** Whether a setting names the clock that days and hours are counted by. */
  readonly isZoneSet: boolean;
}

let config: Promise<SiteConfig> | undefined;

/** Says which settings the site runs with; without it they come from the environment. */
export function useSettings(settings: SiteSettings, isZoneSet = true): void {
  config = Promise.resolve({ settings, isZoneSet });
}

/** The settings the site runs with, the same for every request. */
export async function siteSettings(): Promise<SiteSettings> {
  return (await siteConfig()).settings;
}

/** As {@linkcode siteSettings}, with where they come from. */
export function siteConfig(): Promise<SiteConfig> {
  config ??= readConfig(SITE_SETTINGS).then(({ settings, origin }) => ({
    settings,
    isZoneSet: origin.localTimezone !== "default",
  }));
  return config;
}
