import { type Action, performCommand, tellError } from "../cli.ts";
import { command, type TaskCall } from "../commands.ts";
import { asCliError } from "../error_text.ts";
import { launch } from "../launch.ts";
import { runWords } from "../run_words.ts";
import { useProgramName } from "../../core/program.ts";
import { taskPipe } from "../../core/task_pipe/task_pipe.ts";
import { BY_ITSELF, isPart, needsLauncher } from "./own_program.ts";
import { HOME_VARIABLES, revokeUnneeded, together } from "./permissions.ts";
import { loadAction } from "./subcommand_actions.ts";
import { isSubcommandTask, type SubcommandTask } from "./subcommands.ts";

/**
 * The single binary: runs a command line. A task alone runs in this process. A site, and several tasks
 * in turn, run in processes of the same file, which this process starts. Each process first revokes
 * the permissions that its task does not need.
 *
 * @param args the command line after the program's name
 * @param loadSite imports the site's build
 * @returns the exit code
 */
export async function runBinary(
  args: readonly string[],
  loadSite: () => Promise<unknown>,
): Promise<number> {
  useProgramName("tonearm");
  const home = HOME_VARIABLES.map((name) => Deno.env.get(name)).find((path) => path) ?? Deno.cwd();
  try {
    return await runWords(args, home, (calls) => performAll(calls, loadSite));
  } catch (thrown) {
    return await tellError(asCliError(thrown), args);
  }
}

/** Runs tasks in turn: a task alone in this process, all others in their own processes. */
async function performAll(
  calls: readonly TaskCall[],
  loadSite: () => Promise<unknown>,
): Promise<number> {
  for (const [task, ...args] of calls) {
    if (!isSubcommandTask(task)) throw new TypeError(`${task} is not in the binary`);
    const isAlone = isPart() || (calls.length === 1 && !needsLauncher(task));
    const code = isAlone
      ? await performTask(task, args, loadSite)
      : await launch(task, args, BY_ITSELF);
    if (code !== 0) return code;
  }
  return 0;
}

/** Runs a task in this process, after revoking the permissions that the task does not need. */
async function performTask(
  task: SubcommandTask,
  args: readonly string[],
  loadSite: () => Promise<unknown>,
): Promise<number> {
  const act: Action = async (call) => {
    const { permissions, whenAsking } = command(task);
    const besides = taskPipe() === null ? {} : whenAsking?.(call.config) ?? {};
    await revokeUnneeded(together([permissions(call.config, call.flags), besides]));
    return await (await loadAction(task, loadSite))(call);
  };
  return await performCommand(task, act, args);
}
