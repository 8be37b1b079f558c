import { type Action, performCommand, print } from "../cli.ts";
import { parseCommandLine } from "../command_line.ts";
import { command, type TaskCall } from "../commands.ts";
import { errorText } from "../error_text.ts";
import { CliError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import { useProgramName, withProgramName } from "../../core/program.ts";
import { VERSION } from "../../core/version.ts";
import { readSettings } from "../read_settings.ts";
import { loadAction } from "./subcommand_actions.ts";
import { revokeUnneeded, together } from "./permissions.ts";
import { isSubcommand, isSubcommandTask, SUBCOMMANDS, type SubcommandTask } from "./subcommands.ts";

/**
 * The single binary: performs the subcommand that a command line names, in this process, with what
 * it does without taken from its permissions first.
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
  const [name = "--help", ...rest] = args;
  if (["--version", "-V"].includes(name)) return say(`tonearm ${VERSION}\n`);
  if (["--help", "-h", "help"].includes(name)) return say(overview());
  if (isSubcommand(name)) return await performTask(SUBCOMMANDS[name], rest, loadSite);
  const close = nearest(name, Object.keys(SUBCOMMANDS), 1)[0];
  const error = new CliError("bad-flag", {
    what: `tonearm has no command ${name}${close === undefined ? "" : `; did you mean ${close}?`}`,
    fix: "tonearm --help lists the commands.",
  });
  console.error(errorText(error));
  return error.exitCode;
}

async function performTask(
  task: SubcommandTask,
  args: readonly string[],
  loadSite: () => Promise<unknown>,
): Promise<number> {
  let next: readonly TaskCall[] = [];
  const act: Action = async (call) => {
    const { permissions, after } = command(task);
    if (!call.json) next = after?.(call.config, call.flags) ?? [];
    const own = permissions(call.config, call.flags);
    await revokeUnneeded(together([own, ...await Promise.all(next.map(permissionsOf))]));
    return await (await loadAction(task, loadSite))(call);
  };
  const code = await performCommand(task, act, args);
  if (code !== 0) return code;
  for (const [follower, ...words] of next) {
    if (!isSubcommandTask(follower)) throw new TypeError(`${follower} is not in the binary`);
    const code = await performTask(follower, words, loadSite);
    if (code !== 0) return code;
  }
  return 0;
}

/** What a task that follows in the same process will need. */
async function permissionsOf([task, ...args]: TaskCall) {
  if (!isSubcommandTask(task)) return {};
  const { settingFlags, flags } = parseCommandLine(task, args);
  const { config } = await readSettings(task, settingFlags);
  return command(task).permissions(config, flags);
}

/** The text of `tonearm --help`. */
function overview(): string {
  const names = Object.entries(SUBCOMMANDS);
  const width = Math.max(...names.map(([name]) => name.length)) + 2;
  return [
    "Tonearm: your Spotify export as a database that is yours, and a site on it.",
    "",
    "Usage",
    "  tonearm COMMAND [flags]",
    "",
    "Commands",
    ...names.map(([name, task]) =>
      `  ${name.padEnd(width)}${withProgramName(command(task).summary)}`
    ),
    "",
    "Put the ZIP into data_raw/ in this folder, run `tonearm pipeline`, then `tonearm serve`.",
    "`tonearm COMMAND --help` lists what a command takes; `tonearm --version` says the version.",
    "",
  ].join("\n");
}

async function say(text: string): Promise<number> {
  await print(text);
  return 0;
}
