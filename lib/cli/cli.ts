import { command, type CommandName, type SettingsOf } from "./commands.ts";
import type { ConfigFor, FlagValues } from "./commands/command.ts";
import type { CliError } from "../core/errors.ts";
import { parseCommandLine } from "./command_line.ts";
import { asCliError, errorText } from "./error_text.ts";
import { helpText } from "./help.ts";
import { traceFailures } from "../core/log_failure.ts";
import { keepFilesPrivate } from "../core/private_files.ts";
import { jsonText, printable } from "../core/printable.ts";
import { PROGRAM_VARIABLE, useProgramNameOf, withProgramName } from "../core/program.ts";
import { Progress } from "../core/progress.ts";
import { readSettings } from "./read_settings.ts";
import type { SettingName } from "./settings.ts";

/**
 * The input of a command.
 *
 * @typeParam Names the settings that it uses
 */
export interface Call<Names extends SettingName = SettingName> {
  readonly config: ConfigFor<Names>;
  /** What is wrong with the settings; only a command that is lenient with them sees any. */
  readonly problems: readonly CliError[];
  /** Notices about unknown names in settings files. */
  readonly notices: readonly string[];
  /** The command's own flags that were given; a switch is `"true"`. */
  readonly flags: FlagValues;
  /** The positional argument, or undefined. */
  readonly argument: string | undefined;
  readonly json: boolean;
  readonly progress: Progress;
  /** Aborts on Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
}

/** The input of a named command: only the settings it declares. */
export type CallOf<Name extends CommandName> = Call<SettingsOf<Name>>;

/**
 * The output of a command: `json` for `--json` (undefined if already printed), `text` for people.
 */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
  /** Chunks printed in place of both, until the reader goes away. */
  readonly stream?: AsyncIterable<string>;
  /** True when the output is data for another program, such as CSV, and must not be altered. */
  readonly isData?: boolean;
  /** 1 when the command succeeded but found a problem. */
  readonly exitCode?: 0 | 1;
}

/** What a command does. */
export type Action<Names extends SettingName = SettingName> = (
  call: Call<Names>,
) => Promise<Answer>;

/**
 * Runs a command as a process of its own and ends it with the exit code of `lib/core/errors.ts`.
 *
 * @param name the command, as in `lib/cli/commands.ts`
 * @param load imports its action; a failure to load is reported like any other
 * @param args the command line after the command's name
 */
export async function runCommand<Name extends CommandName>(
  name: Name,
  load: () => Promise<Action<SettingsOf<Name>>>,
  args: readonly string[] = Deno.args,
): Promise<never> {
  Deno.exit(await performCommand(name, async (call) => await (await load())(call), args));
}

/**
 * Performs a command: parses its flags, resolves its settings, prints progress to stderr and the
 * answer to stdout. Ctrl-C and SIGTERM abort it.
 *
 * @returns the exit code of `lib/core/errors.ts`
 */
export async function performCommand(
  name: CommandName,
  act: Action,
  args: readonly string[],
): Promise<number> {
  const stop = new AbortController();
  let isStreaming = false;
  const onSignal = () => stop.abort();
  const signals: Deno.Signal[] = Deno.build.os === "windows" ? ["SIGINT"] : ["SIGINT", "SIGTERM"];
  for (const signal of signals) Deno.addSignalListener(signal, onSignal);
  useProgramNameOf(launchedAs());
  try {
    const parsed = parseCommandLine(name, args);
    if (parsed.help) {
      await print(withProgramName(helpText(name)));
      return 0;
    }
    const { config, problems, notices } = await readSettings(name, parsed.settingFlags);
    const { flags, argument, json, quiet, debug } = parsed;
    if (debug) traceFailures();
    if (command(name).isPrivate === true) keepFilesPrivate();
    const progress = flags["events"] === undefined
      ? new Progress({ silent: json || quiet })
      : new Progress({ silent: false, tell: (event) => console.log(JSON.stringify(event)) });
    const { signal } = stop;
    if (!quiet) tellNotices(name, notices);
    const call = { config, problems, notices, flags, argument, json, progress, signal };
    const answer = await act(call);
    progress.done();
    isStreaming = answer.stream !== undefined;
    if (answer.stream !== undefined) await printAll(answer.stream, answer.isData);
    else if (!json) await print(answer.text, answer.isData);
    else if (answer.json !== undefined) await print(jsonText(answer.json) + "\n");
    return answer.exitCode ?? 0;
  } catch (thrown) {
    // In the middle of data, an error as JSON would look like data.
    const told = isStreaming ? args.filter((word) => word !== "--json") : args;
    return await tellError(asCliError(thrown, stop.signal), told);
  } finally {
    for (const signal of signals) Deno.removeSignalListener(signal, onSignal);
  }
}

/** How the launcher was invoked; undefined without a launcher. */
function launchedAs(): string | undefined {
  const { state } = Deno.permissions.querySync({ name: "env", variable: PROGRAM_VARIABLE });
  return state === "granted" ? Deno.env.get(PROGRAM_VARIABLE) : undefined;
}

/**
 * Reports why a command failed, to people and, with `--json`, to programs.
 *
 * @returns the exit code
 */
export async function tellError(error: CliError, args: readonly string[]): Promise<number> {
  if (args.includes("--json")) await print(withProgramName(jsonText({ error })) + "\n");
  console.error(withProgramName(errorText(error, { debug: args.includes("--debug") })));
  return error.exitCode;
}

/** Prints notices about unknown names; a lenient command does so itself. */
export function tellNotices(name: CommandName, notices: readonly string[]): void {
  if (command(name).isLenient === true) return;
  for (const notice of notices) console.error(printable(notice));
}

/** Writes chunks of text to stdout as they arrive, while somebody reads them. */
async function printAll(pieces: AsyncIterable<string>, isData = false): Promise<void> {
  for await (const piece of pieces) if (!await print(piece, isData)) return;
}

/**
 * Writes all of a text to stdout.
 *
 * @returns false when the reader went away, which is not an error
 */
export async function print(text: string, isData = false): Promise<boolean> {
  const isRaw = isData && !Deno.stdout.isTerminal();
  const bytes = new TextEncoder().encode(isRaw ? text : printable(text));
  try {
    for (let at = 0; at < bytes.length;) at += await Deno.stdout.write(bytes.subarray(at));
    return true;
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
    return false;
  }
}
