import { installedPackage } from "./code_root.ts";
import type { CommandName } from "./commands.ts";
import { type PreparedTask, prepareTask, type TaskInput } from "./prepare_task.ts";

/** How the launcher starts tasks as processes. */
export interface TaskStarting {
  /** All variables that it may see. */
  environment(): Record<string, string>;
  /** Whether the site is built already, so that no task has to. */
  isBuilt(): boolean;
  /** The command line and the environment of a task. */
  prepare(name: CommandName, args: readonly string[], input: TaskInput): Promise<PreparedTask>;
}

/** By deno, with exactly the permissions and the variables that each task needs. */
export const BY_DENO: TaskStarting = {
  environment: () => Deno.env.toObject(),
  // A package from npm holds the site as it was built.
  isBuilt: () => installedPackage() !== undefined,
  prepare: prepareTask,
};
