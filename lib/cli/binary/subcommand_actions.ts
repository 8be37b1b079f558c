import type { Answer, Call } from "../cli.ts";
import type { SubcommandTask } from "./subcommands.ts";

/** What a subcommand does. */
export type Action = (call: Call) => Promise<Answer>;

/**
 * Loads what a subcommand does, with the modules it needs and no others: `--help` starts without
 * DuckDB, and `query` without the site.
 *
 * @param loadSite imports `_fresh/server.js`, which stands outside of `lib/`
 */
export async function loadAction(
  task: SubcommandTask,
  loadSite: () => Promise<unknown>,
): Promise<Action> {
  switch (task) {
    case "pipeline":
      return (await import("../pipeline_command.ts")).pipelineCommand;
    case "ingest":
      return (await import("../ingest_command.ts")).ingestCommand;
    case "enrich":
      return (await import("../enrich_command.ts")).enrichCommand;
    case "sync":
      return (await import("../sync_command.ts")).syncCommand;
    case "export":
      return (await import("../export/command.ts")).exportCommand;
    case "query":
      return (await import("../query_command.ts")).queryCommand;
    case "demo":
      return (await import("../demo/command.ts")).demoCommand;
    case "doctor":
      return (await import("../doctor/command.ts")).doctorCommand;
    case "hash-password":
      return (await import("../hash_password_command.ts")).hashPasswordCommand;
    case "start": {
      const { startCommand } = await import("../start_command.ts");
      return (call) => startCommand(call, loadSite);
    }
  }
}
