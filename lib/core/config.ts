import { parseEnv } from "node:util";
import { CliError, messageOf } from "./errors.ts";
import type { Setting, SettingsTable, ValuesOf } from "./settings.ts";

/** Where a value came from, strongest first. */
export type Origin = "flag" | "environment" | ".env.local" | ".env" | "default";

/** The values of a table of settings, with where each came from. */
export interface ConfigOf<Table extends SettingsTable> {
  readonly settings: ValuesOf<Table>;
  readonly origin: Readonly<Record<keyof Table, Origin>>;
}

/** The texts that settings are read from, strongest first. */
export interface ConfigInput {
  /** By flag, without dashes; all others are by variable. */
  readonly flags?: Texts;
  readonly environment?: Texts;
  readonly envLocal?: Texts;
  readonly env?: Texts;
}

type Texts = Readonly<Record<string, string>>;

/**
 * Settles every setting of a table: flags, then the environment, then `.env.local`, then `.env`, then
 * its default. Pure. An empty value counts as not set.
 *
 * @throws {CliError} `bad-setting` or what the setting itself throws, naming the variable or flag and
 *   what it expects
 *
 * @example
 * ```ts
 * import { settle } from "./config.ts";
 * import { integer } from "./settings.ts";
 *
 * const table = { port: integer("PORT", 8000, 0, 65_535, { help: "Where the site listens." }) };
 * const { settings, origin } = settle(table, { environment: { PORT: "9000" } });
 * console.assert(settings.port === 9000 && origin.port === "environment");
 * ```
 */
export function settle<Table extends SettingsTable>(
  table: Table,
  input: ConfigInput,
): ConfigOf<Table> {
  const { config, problems } = settleLeniently(table, input);
  const [first] = problems;
  if (first !== undefined) throw first;
  return config;
}

/** As {@linkcode settle}, but a value that cannot be used becomes a problem and its default holds. */
export function settleLeniently<Table extends SettingsTable>(
  table: Table,
  input: ConfigInput,
): { config: ConfigOf<Table>; problems: CliError[] } {
  const problems: CliError[] = [];
  const found = Object.entries(table).map(([name, setting]) => {
    try {
      return [name, settleOne(setting, input)] as const;
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      problems.push(error);
      return [name, { value: setting.fallback, origin: "default" as const }] as const;
    }
  });
  const config = {
    settings: Object.fromEntries(found.map(([name, { value }]) => [name, value])) as ValuesOf<
      Table
    >,
    origin: Object.fromEntries(found.map(([name, { origin }]) => [name, origin])) as Record<
      keyof Table,
      Origin
    >,
  };
  return { config, problems };
}

/**
 * Reads `.env.local` and `.env` in the current folder and the environment variables of a table of
 * settings, and settles them under the given flags. Needs read permission for the two files and env
 * permission for the variables; what may not be read counts as not set.
 *
 * @throws {CliError} as {@linkcode settle} does, and when a file cannot be read
 */
export async function readConfig<Table extends SettingsTable>(
  table: Table,
  flags: Texts = {},
): Promise<ConfigOf<Table>> {
  return settle(table, await readTexts(table, flags));
}

/** As {@linkcode readConfig}, with {@linkcode settleLeniently}. */
export async function readConfigLeniently<Table extends SettingsTable>(
  table: Table,
  flags: Texts = {},
): Promise<{ config: ConfigOf<Table>; problems: CliError[] }> {
  return settleLeniently(table, await readTexts(table, flags));
}

async function readTexts(table: SettingsTable, flags: Texts): Promise<ConfigInput> {
  const environment: Record<string, string> = {};
  for (const name of settingVariables(table)) {
    const value = Deno.env.get(name);
    if (value !== undefined) environment[name] = value;
  }
  const [envLocal, env] = await Promise.all([readEnvFile(".env.local"), readEnvFile(".env")]);
  return { flags, environment, envLocal, env };
}

/** The environment variables of a table's settings, in the order they are declared. */
export function settingVariables(table: SettingsTable): string[] {
  return Object.values(table).map((setting) => setting.env);
}

function settleOne(setting: Setting<unknown>, input: ConfigInput) {
  const places: [Origin, string | undefined][] = [
    ["flag", setting.flag === undefined ? undefined : input.flags?.[setting.flag]],
    ["environment", input.environment?.[setting.env]],
    [".env.local", input.envLocal?.[setting.env]],
    [".env", input.env?.[setting.env]],
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
