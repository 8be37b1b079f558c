import { parseEnv } from "node:util";
import { CliError, messageOf } from "./errors.ts";
import { type Setting, type SettingName, SETTINGS, type Settings } from "./settings.ts";

/** Where a value came from, strongest first. */
export type Origin = "flag" | "environment" | ".env.local" | ".env" | "default";

/** All settings with where each came from. */
export interface Config {
  readonly settings: Settings;
  readonly origin: Readonly<Record<SettingName, Origin>>;
}

/** The texts that settings are read from, strongest first. */
export interface ConfigInput {
  readonly flags: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly envLocal: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Settles every setting: flags, then the environment, then `.env.local`, then `.env`, then its
 * default. Pure. `flags` are keyed by flag name without dashes, the others by variable name. An
 * empty value counts as not set.
 *
 * @throws {CliError} `bad-setting` or `unknown-zone`, naming the variable or flag and what it expects
 *
 * @example
 * ```ts
 * import { settle } from "./config.ts";
 *
 * const { settings, origin } = settle({ flags: {}, environment: { PORT: "9000" }, envLocal: {}, env: {} });
 * console.assert(settings.port === 9000 && origin.port === "environment");
 * ```
 */
export function settle(input: ConfigInput): Config {
  const { config, problems } = settleLeniently(input);
  const [first] = problems;
  if (first !== undefined) throw first;
  return config;
}

/** As {@linkcode settle}, but a value that cannot be used becomes a problem and its default holds. */
export function settleLeniently(
  input: ConfigInput,
): { config: Config; problems: CliError[] } {
  const problems: CliError[] = [];
  const names = Object.keys(SETTINGS) as SettingName[];
  const found = names.map((name) => {
    try {
      return [name, settleOne(SETTINGS[name], input)] as const;
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      problems.push(error);
      return [name, { value: SETTINGS[name].fallback, origin: "default" as const }] as const;
    }
  });
  const config = {
    settings: Object.fromEntries(found.map(([name, { value }]) => [name, value])) as Settings,
    origin: Object.fromEntries(found.map(([name, { origin }]) => [name, origin])) as Config[
      "origin"
    ],
  };
  return { config, problems };
}

/**
 * Reads `.env.local` and `.env` in the current folder and the environment variables of all
 * settings, and settles them under the given flags. Needs read permission for the two files and env
 * permission for the variables; what may not be read counts as not set.
 *
 * @throws {CliError} as {@linkcode settle} does, and when a file cannot be read
 */
export async function readConfig(flags: Readonly<Record<string, string>> = {}): Promise<Config> {
  return settle(await readTexts(flags));
}

/** As {@linkcode readConfig}, with {@linkcode settleLeniently}. */
export async function readConfigLeniently(
  flags: Readonly<Record<string, string>> = {},
): Promise<{ config: Config; problems: CliError[] }> {
  return settleLeniently(await readTexts(flags));
}

async function readTexts(flags: Readonly<Record<string, string>>): Promise<ConfigInput> {
  const environment: Record<string, string> = {};
  for (const name of settingVariables()) {
    const value = Deno.env.get(name);
    if (value !== undefined) environment[name] = value;
  }
  const [envLocal, env] = await Promise.all([readEnvFile(".env.local"), readEnvFile(".env")]);
  return { flags, environment, envLocal, env };
}

/** The environment variables of all settings, in the order they are declared. */
export function settingVariables(): string[] {
  return Object.values(SETTINGS).map((setting) => setting.env);
}

function settleOne(setting: Setting<unknown>, input: ConfigInput) {
  const places: [Origin, string | undefined][] = [
    ["flag", setting.flag === undefined ? undefined : input.flags[setting.flag]],
    ["environment", input.environment[setting.env]],
    [".env.local", input.envLocal[setting.env]],
    [".env", input.env[setting.env]],
  ];
  const place = places.find(([, value]) => value !== undefined && value.trim() !== "");
  if (place?.[1] === undefined) return { value: setting.fallback, origin: "default" as const };
  const [origin, value] = place;
  const named = origin === "flag" ? `--${setting.flag}` : setting.env;
  try {
    return { value: setting.parse(value.trim()), origin };
  } catch (error) {
    if (error instanceof CliError) {
      throw new CliError(error.code, {
        what: `${named}: ${error.message}`,
        where: origin,
        fix: error.fix,
      });
    }
    const shown = setting.secret ? "a value that is not shown" : `"${value}"`;
    throw new CliError("bad-setting", {
      what: `${named} is ${shown}, expected ${setting.expects}.`,
      where: origin,
      fix:
        `Change it, or take it out to use the default. docs/configuration.md lists all settings.`,
      cause: messageOf(error),
    });
  }
}

async function readEnvFile(path: string): Promise<Record<string, string>> {
  try {
    const values = parseEnv(await Deno.readTextFile(path));
    return Object.fromEntries(
      Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw new CliError("bad-setting", {
      what: `Cannot read ${path}: ${messageOf(error)}.`,
      where: path,
      fix: "Make it a readable text file of NAME=value lines, or remove it.",
    });
  }
}
