import type { Action } from "../cli.ts";
import type { SettingsOf } from "../commands.ts";
import type { SubcommandTask } from "./subcommands.ts";

/** How each subcommand is loaded; `start` also needs the site's build. */
type Loaders = {
  readonly [Task in Exclude<SubcommandTask, "start">]: () => Promise<Action<SettingsOf<Task>>>;
};

const LOADERS: Loaders = {
  pipeline: async () => (await import("../pipeline_command.ts")).pipelineCommand,
  ingest: async () => (await import("../ingest_command.ts")).ingestCommand,
  enrich: async () => (await import("../enrich_command.ts")).enrichCommand,
  sync: async () => (await import("../sync_command.ts")).syncCommand,
  export: async () => (await import("../export/command.ts")).exportCommand,
  rules: async () => (await import("../rules_command.ts")).rulesCommand,
  query: async () => (await import("../query_command.ts")).queryCommand,
  demo: async () => (await import("../demo/command.ts")).demoCommand,
  doctor: async () => (await import("../doctor/command.ts")).doctorCommand,
  "hash-password": async () => (await import("../hash_password_command.ts")).hashPasswordCommand,
};

/**
 * Loads a subcommand's action with only the modules it needs: `--help` starts without DuckDB, and
 * `query` without the site.
 *
 * @param loadSite imports `_fresh/server.js`, which is outside of `lib/`
 */
export async function loadAction(
  task: SubcommandTask,
  loadSite: () => Promise<unknown>,
): Promise<Action> {
  if (task !== "start") return await LOADERS[task]();
  const { startCommand } = await import("../start_command.ts");
  return (call) => startCommand(call, loadSite);
}
