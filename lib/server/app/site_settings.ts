import { readConfig } from "../../core/config.ts";
import type { Settings } from "../../core/settings.ts";

let settled: Promise<Settings> | undefined;

/** Says which settings the site runs with; without it they come from the environment. */
export function useSettings(settings: Settings): void {
  settled = Promise.resolve(settings);
}

/** The settings the site runs with, the same for every request. */
export function siteSettings(): Promise<Settings> {
  settled ??= readConfig().then(({ settings }) => settings);
  return settled;
}
