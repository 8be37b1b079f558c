// @ts-types="../core/types/parse_args.d.ts"
import { parseArgs } from "@std/cli";
import { command, type CommandName } from "./commands.ts";
import type { Command, FlagValues } from "./commands/command.ts";
import { CliError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import { SETTINGS } from "./settings.ts";

/** A parsed command line. */
export interface Parsed {
  readonly help: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Whether a failure is told with its stack trace. */
  readonly debug: boolean;
  /** Flags that override settings, by flag name. */
  readonly settingFlags: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, string>>;
  readonly argument: string | undefined;
}

const COMMON = ["help", "json", "quiet", "debug"];

/**
 * Parses the arguments after a command's name. Pure.
 *
 * @throws {CliError} `bad-flag` for unknown flags, with the nearest one
 *
 * @example
 * ```ts
 * import { parseCommandLine } from "./command_line.ts";
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
    debug: parsed["debug"] === true,
    settingFlags: pick(values, (flag) => !isOwn(flag)),
    flags: pick(values, isOwn),
    argument: words[0],
  };
}

/**
 * The arguments that also apply to the tasks before and after. Pure.
 *
 * @example
 * ```ts
 * import { sharedWords } from "./command_line.ts";
 *
 * console.assert(sharedWords(["--port", "80", "--debug"]).join() === "--debug");
 * ```
 */
export function sharedWords(args: readonly string[]): string[] {
  return args.filter((word) => word === "--debug" || word === "--quiet");
}

/**
 * A whole number from a flag.
 *
 * @throws {CliError} `bad-flag` when it is not one or outside the range
 */
export function integerFlag(
  call: { readonly flags: FlagValues },
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
