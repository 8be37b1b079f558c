import { type ConfigInput, settingVariables, type Texts, textsOf } from "../core/config.ts";
import { SETTINGS_GIVEN } from "../core/read_config.ts";
import type { SettingsTable } from "../core/settings.ts";
import { SETTINGS } from "./settings.ts";

/**
 * The environment of a task's process: the system's variables and, of Tonearm's settings, only
 * those that the task uses, wherever they are set. Pure.
 *
 * @param environment all variables of this process
 * @param table the settings that the task uses
 * @param input where they are set
 *
 * @example
 * ```ts
 * import { tableOf } from "./settings.ts";
 * import { taskEnvironment } from "./task_environment.ts";
 *
 * const environment = { PATH: "/bin", SITE_PASSWORD: "for the site alone" };
 * const table = tableOf({ settings: ["dataDir"] });
 * const given = taskEnvironment(environment, table, { environment, env: { DATA_DIR: "/srv" } });
 * console.assert(given.PATH === "/bin" && given.DATA_DIR === "/srv" && !("SITE_PASSWORD" in given));
 * ```
 */
export function taskEnvironment(
  environment: Texts,
  table: SettingsTable,
  input: ConfigInput,
): Record<string, string> {
  const settings = new Set(settingVariables(SETTINGS));
  const others = Object.entries(environment).filter(([name]) => !settings.has(name));
  return { ...Object.fromEntries(others), ...textsOf(table, input), [SETTINGS_GIVEN]: "1" };
}
