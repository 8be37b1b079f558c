import { command, type CommandName } from "./commands.ts";
import type { ConfigFor, FlagValues, Permissions } from "./commands/command.ts";
import { permissionFlags } from "./commands/permission_flags.ts";
import { type SettingName, tableOf } from "./settings.ts";
import { codePaths, installedPackage } from "./code_root.ts";
import { isCode } from "./commands/site.ts";
import { settingVariables } from "../core/config.ts";
import { ENV_FILES } from "../core/read_config.ts";

/**
 * The `deno run` flags that grant a task what it needs under its settings, and nothing else. Pure.
 *
 * @param flags the command's own flags that were given
 * @param permissions narrower permissions than the command declares
 *
 * @example
 * ```ts
 * import { resolveSettings } from "../core/config.ts";
 * import { SETTINGS } from "./settings.ts";
 * import { taskPermissions } from "./task_permissions.ts";
 *
 * const granted = taskPermissions("query", resolveSettings(SETTINGS, { environment: { DATA_DIR: "/srv" } }));
 * console.assert(granted.includes("--allow-read=/srv"));
 * ```
 */
export function taskPermissions(
  name: CommandName,
  config: ConfigFor<SettingName>,
  flags: FlagValues = {},
  permissions: Permissions = command(name).permissions(config, flags),
): string[] {
  const { read = [] } = permissions;
  const files = command(name).isLenient === true ? ENV_FILES : [];
  const variables = settingVariables(tableOf(command(name)));
  return permissionFlags(
    {
      ...permissions,
      read: [...codePaths(read, isCode), ...files],
    },
    variables,
    installedPackage()?.nodeModules,
  );
}
