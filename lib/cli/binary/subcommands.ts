import type { CommandName } from "../commands.ts";

/** The subcommands of the single binary, each with its task. */
export const SUBCOMMANDS = {
  pipeline: "pipeline",
  ingest: "ingest",
  enrich: "enrich",
  sync: "sync",
  export: "export",
  rules: "rules",
  query: "query",
  demo: "demo",
  doctor: "doctor",
  serve: "start",
  "hash-password": "hash-password",
} as const satisfies Record<string, CommandName>;

/** The name of a subcommand. */
export type Subcommand = keyof typeof SUBCOMMANDS;

/** A task that is also a subcommand. */
export type SubcommandTask = (typeof SUBCOMMANDS)[Subcommand];

/** Whether there is a subcommand of that name. */
export function isSubcommand(name: string): name is Subcommand {
  return Object.hasOwn(SUBCOMMANDS, name);
}

/** Whether a task is also a subcommand. */
export function isSubcommandTask(name: string): name is SubcommandTask {
  return Object.values(SUBCOMMANDS).some((task) => task === name);
}
