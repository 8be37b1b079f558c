/** The single binary as its own launcher: tasks are processes of the same file. */
import { fileURLToPath } from "node:url";
import { command, type CommandName } from "../commands.ts";
import { SCREEN_VARIABLES } from "../with_browser.ts";
import type { TaskStarting } from "../task_starting.ts";
import { settingVariables } from "../../core/config.ts";
import { PROGRAM_VARIABLE } from "../../core/program.ts";
import { SETTINGS } from "../settings.ts";
import { HOME_VARIABLES, PART_VARIABLE, SYSTEM_VARIABLES, unionFlags } from "./permissions.ts";
import { SUBCOMMANDS } from "./subcommands.ts";

/** Whether this process is one of a task. */
export function isPart(): boolean {
  return Deno.env.get(PART_VARIABLE) !== undefined;
}

/** By this very file. Each process first gives up the kinds of permission that its task does without. */
export const BY_ITSELF: TaskStarting = {
  environment: () => ({ ...handedOn(), [PROGRAM_VARIABLE]: "tonearm" }),
  isBuilt: () => true,
  prepare: (name, args) =>
    Promise.resolve({
      args: [...ownArguments(), subcommandOf(name), ...args],
      env: { ...handedOn(), [PART_VARIABLE]: "1" },
    }),
};

/** Whether a task is one of several, or asks for others: then this process is their launcher. */
export function needsLauncher(name: CommandName): boolean {
  const { asks, after } = command(name);
  return asks !== undefined || after !== undefined;
}

/** What this program is started with, before a subcommand: nothing once it is compiled. */
function ownArguments(): string[] {
  if (Deno.build.standalone) return [];
  const main = fileURLToPath(Deno.mainModule);
  const config = fileURLToPath(new URL("../deno.json", Deno.mainModule));
  return ["run", `--config=${config}`, ...unionFlags(), main];
}

function handedOn(): Record<string, string> {
  const names = [...settingVariables(SETTINGS), ...HOME_VARIABLES, ...SCREEN_VARIABLES];
  return Object.fromEntries(
    [...names, ...SYSTEM_VARIABLES].flatMap((name) => {
      const value = Deno.env.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function subcommandOf(task: CommandName): string {
  const found = Object.entries(SUBCOMMANDS).find(([, name]) => name === task);
  if (found === undefined) throw new TypeError(`${task} is not in the binary`);
  return found[0];
}
