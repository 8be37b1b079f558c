/** Runs the real command as a process, against services on loopback. */
import { command } from "../../lib/cli/commands.ts";
import { SETTINGS } from "../../lib/cli/settings.ts";
import { taskPermissions } from "../../lib/cli/task_permissions.ts";
import { resolveSettings } from "../../lib/core/config.ts";
import { SETTINGS_GIVEN } from "../../lib/core/read_config.ts";
import type { Services } from "./services.ts";

/** The folder of the project. */
export const ROOT = new URL("../..", import.meta.url).pathname;

/** The settings of a run of the real command. */
export function environmentOf(
  services: Services,
  dataDir: string,
  more: Record<string, string> = {},
) {
  return { ...services.environment, DATA_DIR: dataDir, DATA_RAW_DIR: dataDir, ...more };
}

/** Starts the command as its launcher would, with the permissions that its settings give it. */
export function spawn(
  environment: Record<string, string>,
  args: readonly string[] = [],
  name: "enrich" | "pipeline" = "enrich",
): Deno.ChildProcess {
  const config = resolveSettings(SETTINGS, { environment });
  return new Deno.Command(Deno.execPath(), {
    args: ["run", ...taskPermissions(name, config), command(name).script, ...args],
    cwd: ROOT,
    env: { ...environment, [SETTINGS_GIVEN]: "1" },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

/** What it printed, and how it ended. */
export async function outputOf(child: Deno.ChildProcess) {
  const { code, stdout, stderr } = await child.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}
