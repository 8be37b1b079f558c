/** Every setting of Tonearm in one table, gathered from the rooms that declare them. */
import type { ConfigOf } from "../core/config.ts";
import { boolean, type SettingsTable, type ValuesOf } from "../core/settings.ts";
import { STORE_SETTINGS } from "../db/settings.ts";
import { ENRICH_SETTINGS } from "../enrich/settings.ts";
import { INGEST_SETTINGS } from "../ingest/settings.ts";
import { SERVER_SETTINGS } from "../server/settings.ts";
import { SYNC_SETTINGS } from "../sync/settings.ts";
import { TIME_SETTINGS } from "../time/settings.ts";

/** Which steps the pipeline runs. */
const PIPELINE_SETTINGS = {
  enrich: boolean("ENRICH", "Whether the pipeline fetches metadata after ingest."),
  sync: boolean("SYNC", "Whether the pipeline copies the database to Postgres at its end."),
} as const satisfies SettingsTable;

/** Every setting, each declared once. `docs/configuration.md` is made from this table. */
export const SETTINGS = {
  ...INGEST_SETTINGS,
  ...TIME_SETTINGS,
  ...STORE_SETTINGS,
  ...PIPELINE_SETTINGS,
  ...ENRICH_SETTINGS,
  ...SYNC_SETTINGS,
  ...SERVER_SETTINGS,
} as const satisfies SettingsTable;

/** The name of a setting in code. */
export type SettingName = keyof typeof SETTINGS;

/** The values of all settings. */
export type Settings = ValuesOf<typeof SETTINGS>;

/** All settings with where each came from. */
export type Config = ConfigOf<typeof SETTINGS>;

/** Something that names the settings a command uses. */
interface UsesSettings {
  readonly settings: readonly SettingName[];
  readonly uses?: readonly SettingName[];
}

/**
 * The table of the settings that a command uses. Its type is that of all settings: what a command
 * does is compiled against those it declares (`CallOf`).
 */
export function tableOf({ settings, uses = [] }: UsesSettings): typeof SETTINGS {
  const names = new Set<string>([...settings, ...uses]);
  const used = Object.entries(SETTINGS).filter(([name]) => names.has(name));
  return Object.fromEntries(used) as typeof SETTINGS;
}
