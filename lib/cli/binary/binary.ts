import { type Action, performCommand, tellError } from "../cli.ts";
import { parseCommandLine, sharedWords } from "../command_line.ts";
import { command, type TaskCall } from "../commands.ts";
import { asCliError } from "../error_text.ts";
import { useProgramName } from "../../core/program.ts";
import { readSettings } from "../read_settings.ts";
import { runWords } from "../run_words.ts";
import { SCREEN_VARIABLES, withBrowser } from "../with_browser.ts";
import { loadAction } from "./subcommand_actions.ts";
import { HOME_VARIABLES, revokeUnneeded, together } from "./permissions.ts";
import { isSubcommandTask, type SubcommandTask } from "./subcommands.ts";

/**
 * The single binary: runs a command line in this process, after revoking the permissions that each
 * task does not need.
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

async function performAll(
  [call, ...rest]: readonly TaskCall[],
  loadSite: () => Promise<unknown>,
): Promise<number> {
  if (call === undefined) return 0;
  const [task, ...args] = call;
  if (!isSubcommandTask(task)) throw new TypeError(`${task} is not in the binary`);
  const environment = screenVariables();
  return await performTask(task, withBrowser(task, args, environment), rest, loadSite);
}

/** @param the tasks that follow, whose permissions are kept too */
async function performTask(
  task: SubcommandTask,
  args: readonly string[],
  then: readonly TaskCall[],
  loadSite: () => Promise<unknown>,
): Promise<number> {
  let next = then;
  const act: Action = async (call) => {
    const { permissions, after } = command(task);
    const following = call.json ? [] : after?.(call.config, call.flags) ?? [];
    next = [
      ...following.map(([name, ...words]): TaskCall => [name, ...words, ...sharedWords(args)]),
      ...then,
    ];
    const own = permissions(call.config, call.flags);
    await revokeUnneeded(together([own, ...await Promise.all(next.map(permissionsOf))]));
    return await (await loadAction(task, loadSite))(call);
  };
  const code = await performCommand(task, act, args);
  return code === 0 ? await performAll(next, loadSite) : code;
}

/** What a later task in the same process will need. */
async function permissionsOf([task, ...args]: TaskCall) {
  if (!isSubcommandTask(task)) return {};
  const { settingFlags, flags } = parseCommandLine(
    task,
    withBrowser(task, args, screenVariables()),
  );
  const { config } = await readSettings(task, settingFlags);
  return command(task).permissions(config, flags);
}

function screenVariables(): Record<string, string> {
  const set = SCREEN_VARIABLES.map((name) => [name, Deno.env.get(name)] as const);
  return Object.fromEntries(
    set.flatMap(([name, value]) => value === undefined ? [] : [[name, value]]),
  );
}
