// @ts-types="../core/types/parse_args.d.ts"
import { parseArgs } from "@std/cli";
import { command, type CommandName } from "./commands.ts";
import type { Command } from "./commands/command.ts";
import { readConfig, readConfigLeniently } from "../core/config.ts";
import { diskError } from "../core/disk_error.ts";
import { CliError, ERROR_CODES, messageOf } from "../core/errors.ts";
import { helpText } from "./help.ts";
import { nearest } from "../core/nearest.ts";
import { withProgramName } from "../core/program.ts";
import { Progress } from "../core/progress.ts";
import { type Config, SETTINGS } from "./settings.ts";

/** What a command is called with. */
export interface Call {
  readonly config: Config;
  /** What is wrong with the settings; only a command that is lenient with them sees any. */
  readonly problems: readonly CliError[];
  /** The command's own flags that were given; a switch is `"true"`. */
  readonly flags: Readonly<Record<string, string>>;
  /** The positional argument, or undefined. */
  readonly argument: string | undefined;
  readonly json: boolean;
  readonly progress: Progress;
  /** Aborts on Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
}

/** What a command answers: `json` for `--json` (undefined when all is said), `text` for people. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
  /** 1 when the command did its work and what it found is bad news. */
  readonly exitCode?: 0 | 1;
}

/** What was asked for on a command line. */
export interface Parsed {
  readonly help: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Flags that override settings, by flag name. */
  readonly settingFlags: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, string>>;
  readonly argument: string | undefined;
}

const COMMON = ["help", "json", "quiet"];

/**
 * Runs a command as a process of its own and ends it with the exit code of `lib/core/errors.ts`.
 *
 * @param name the command, as in `lib/cli/commands.ts`
 * @param act what it does
 * @param args the command line after the command's name
 */
export async function runCommand(
  name: CommandName,
  act: (call: Call) => Promise<Answer>,
  args: readonly string[] = Deno.args,
): Promise<never> {
  Deno.exit(await performCommand(name, act, args));
}

/**
 * Performs a command: parses its flags, settles its settings, prints progress to stderr and the
 * answer to stdout. Ctrl-C and SIGTERM abort it.
 *
 * @returns the exit code of `lib/core/errors.ts`
 */
export async function performCommand(
  name: CommandName,
  act: (call: Call) => Promise<Answer>,
  args: readonly string[],
): Promise<number> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  const signals: Deno.Signal[] = Deno.build.os === "windows" ? ["SIGINT"] : ["SIGINT", "SIGTERM"];
  for (const signal of signals) Deno.addSignalListener(signal, onSignal);
  const asksJson = args.includes("--json");
  try {
    const parsed = parseCommandLine(name, args);
    if (parsed.help) {
      await print(withProgramName(helpText(name)));
      return 0;
    }
    const { config, problems } = await configFor(name, parsed.settingFlags);
    const { flags, argument, json } = parsed;
    const progress = new Progress({ silent: json || parsed.quiet });
    const { signal } = stop;
    const answer = await act({ config, problems, flags, argument, json, progress, signal });
    progress.done();
    if (!json) await print(answer.text);
    else if (answer.json !== undefined) await print(JSON.stringify(answer.json) + "\n");
    return answer.exitCode ?? 0;
  } catch (thrown) {
    const error = asCliError(thrown, stop.signal);
    if (asksJson) await print(withProgramName(JSON.stringify({ error })) + "\n");
    console.error(withProgramName(errorText(error)));
    return error.exitCode;
  } finally {
    for (const signal of signals) Deno.removeSignalListener(signal, onSignal);
  }
}

/**
 * The settings a command runs with.
 *
 * @throws {CliError} for a value that cannot be used, unless the command is lenient
 */
export async function configFor(
  name: CommandName,
  flags: Readonly<Record<string, string>>,
): Promise<{ config: Config; problems: CliError[] }> {
  return command(name).isLenient === true
    ? await readConfigLeniently(SETTINGS, flags)
    : { config: await readConfig(SETTINGS, flags), problems: [] };
}

/**
 * Parses the words after a command's name. Pure.
 *
 * @throws {CliError} `bad-flag` for what the command does not take, with the nearest flag
 *
 * @example
 * ```ts
 * import { parseCommandLine } from "./cli.ts";
 *
 * console.assert(parseCommandLine("ingest", ["--strict", "--json"]).flags.strict === "true");
 * ```
 */
export function parseCommandLine(name: CommandName, args: readonly string[]): Parsed {
  const spec = command(name);
  const valued = valuedFlags(spec);
  const switches = [...COMMON, ...Object.keys(spec.flags).filter((flag) => !valued.has(flag))];
  const known = [...switches, ...valued];
  const refuse = (what: string) => {
    throw new CliError("bad-flag", { what, fix: `deno task ${name} --help lists what it takes.` });
  };
  const parsed = parseArgs(args, {
    boolean: switches,
    string: [...valued],
    collect: [...valued],
    alias: { h: "help" },
    unknown: (given, key) => {
      if (key === undefined) return true;
      const close = nearest(given, known.map((flag) => `--${flag}`), 1)[0];
      refuse(`${name} takes no ${given}${close === undefined ? "" : `; did you mean ${close}?`}`);
    },
  });
  const values: Record<string, string> = {};
  for (const flag of valued) {
    const given = parsed[flag];
    if (!Array.isArray(given) || given.length === 0) continue;
    if (given.length > 1) refuse(`--${flag} was given ${given.length} times, expected once.`);
    if (given[0] === "") refuse(`--${flag} wants a value.`);
    values[flag] = String(given[0]);
  }
  for (const flag of Object.keys(spec.flags)) if (parsed[flag] === true) values[flag] = "true";
  const words = parsed._.map(String);
  const taken = spec.argument === undefined ? 0 : 1;
  if (words.length > taken) {
    refuse(`${name} does not know what to do with "${words[taken]}".`);
  }
  const isOwn = (flag: string) => Object.hasOwn(spec.flags, flag);
  return {
    help: parsed["help"] === true,
    json: parsed["json"] === true,
    quiet: parsed["quiet"] === true,
    settingFlags: pick(values, (flag) => !isOwn(flag)),
    flags: pick(values, isOwn),
    argument: words[0],
  };
}

/** The text that a person reads when a command fails. */
export function errorText(error: CliError): string {
  const lines = [`error: ${error.message}`];
  if (error.where !== undefined) lines.push(`  at:   ${error.where}`);
  if (error.fix !== undefined) lines.push(`  fix:  ${error.fix}`);
  lines.push(`  code: ${error.code} (docs/errors.md)`);
  return lines.join("\n");
}

/**
 * A whole number from a flag.
 *
 * @throws {CliError} `bad-flag` when it is none or outside the range
 */
export function integerFlag(
  call: Pick<Call, "flags">,
  flag: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const text = call.flags[flag];
  if (text === undefined) return fallback;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most) {
    throw new CliError("bad-flag", {
      what: `--${flag} is "${text}", expected a whole number from ${least} to ${most}.`,
    });
  }
  return number;
}

function valuedFlags(spec: Command): Set<string> {
  const ofSettings = spec.settings.flatMap((name) => {
    const setting = SETTINGS[name];
    return "flag" in setting && setting.flag !== undefined ? [setting.flag] : [];
  });
  const own = Object.entries(spec.flags).flatMap(([flag, { value }]) =>
    value === undefined ? [] : [flag]
  );
  return new Set([...ofSettings, ...own]);
}

function pick(
  values: Readonly<Record<string, string>>,
  keep: (key: string) => boolean,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => keep(key)));
}

function asCliError(thrown: unknown, signal: AbortSignal): CliError {
  if (thrown instanceof CliError && thrown.code === "interrupted") return thrown;
  if (signal.aborted) {
    return new CliError("interrupted", { what: "Stopped; nothing was changed.", cause: thrown });
  }
  if (thrown instanceof CliError) return thrown;
  const disk = diskError(thrown);
  if (disk !== undefined) return disk;
  if (thrown instanceof Deno.errors.NotCapable) {
    return new CliError("internal", {
      what: `Something outside the task's permissions was asked for: ${messageOf(thrown)}`,
      fix: "Start it with `deno task`, which grants each task what it needs.",
      cause: thrown,
    });
  }
  return new CliError("internal", {
    what: `${ERROR_CODES.internal.means} ${messageOf(thrown)}`,
    where: thrown instanceof Error ? thrown.stack?.split("\n")[1]?.trim() : undefined,
    cause: thrown,
  });
}

/** Writes all of a text to stdout; a reader that went away is no error. */
async function print(text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  try {
    for (let at = 0; at < bytes.length;) at += await Deno.stdout.write(bytes.subarray(at));
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}
