import type { Setting, SettingsTable } from "../core/settings.ts";
import { canonicalZone } from "./timezone.ts";

const localTimezone: Setting<string> = {
  env: "LOCAL_TIMEZONE",
  flag: "timezone",
  fallback: "America/Toronto",
  parse: canonicalZone,
  expects: "an IANA time zone such as Europe/Berlin",
  help: "The time zone you listen in; a travel log in timezones.json overrides it by date.",
};

/** The settings of local time. */
export const TIME_SETTINGS = { localTimezone } as const satisfies SettingsTable;
