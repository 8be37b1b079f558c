import { CliError, messageOf } from "./errors.ts";
import type { Setting, SettingsTable, ValuesOf } from "./settings.ts";

/** Where a value came from, highest precedence first. */
export type Origin = "flag" | "environment" | ".env.local" | ".env" | "default";

/** The values of a table of settings, with where each came from. */
export interface ConfigOf<Table extends SettingsTable> {
  readonly settings: ValuesOf<Table>;
  readonly origin: Readonly<Record<keyof Table, Origin>>;
}

/** The places that settings are read from, highest precedence first. */
export interface ConfigInput {
  /** Keyed by flag, without dashes; the others are keyed by variable. */
  readonly flags?: Texts;
  readonly environment?: Texts;
  readonly envLocal?: Texts;
  readonly env?: Texts;
}

/** Values by name. */
export type Texts = Readonly<Record<string, string>>;

/**
 * Settles every setting of a table: flags, then the environment, then `.env.local`, then `.env`, then
 * its default. Pure. An empty value counts as not set.
 *
 * @throws {CliError} `bad-setting` or what the setting itself throws, naming the variable or flag and
 *   what it expects
 *
 * @example
 * ```ts
 * import { resolveSettings } from "./config.ts";
 * import { integer } from "./settings.ts";
 *
 * const table = { port: integer("PORT", 8000, 0, 65_535, { help: "Where the site listens." }) };
 * const { settings, origin } = resolveSettings(table, { environment: { PORT: "9000" } });
 * console.assert(settings.port === 9000 && origin.port === "environment");
 * ```
 */
export function resolveSettings<Table extends SettingsTable>(
  table: Table,
  input: ConfigInput,
): ConfigOf<Table> {
  const { config, problems } = resolveSettingsLeniently(table, input);
  const [first] = problems;
  if (first !== undefined) throw first;
  return config;
}

/** As {@linkcode resolveSettings}, but a value that cannot be used becomes a problem and its default holds. */
export function resolveSettingsLeniently<Table extends SettingsTable>(
  table: Table,
  input: ConfigInput,
): { config: ConfigOf<Table>; problems: CliError[] } {
  const problems: CliError[] = [];
  const found = Object.entries(table).map(([name, setting]) => {
    try {
      return [name, resolveSetting(setting, input)] as const;
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

/** The environment variables of a table's settings, in the order they are declared. */
export function settingVariables(table: SettingsTable): string[] {
  return Object.values(table).map((setting) => setting.env);
}

/**
 * The text of each setting that is set outside of flags, by variable, from the place with the
 * highest precedence. Pure.
 */
export function textsOf(table: SettingsTable, input: ConfigInput): Record<string, string> {
  const { environment = {}, envLocal = {}, env = {} } = input;
  return Object.fromEntries(
    Object.values(table).flatMap((setting) => {
      const text = textOf(setting, { environment, envLocal, env })?.[1];
      return text === undefined ? [] : [[setting.env, text]];
    }),
  );
}

/** Where a setting is set and its text, by precedence; undefined when it is not set. Pure. */
export function textOf(
  { env: name, flag }: Setting<unknown>,
  { flags = {}, environment = {}, envLocal = {}, env = {} }: ConfigInput,
): [Origin, string] | undefined {
  const places: [Origin, string | undefined][] = [
    ["flag", flag === undefined ? undefined : flags[flag]],
    ["environment", environment[name]],
    [".env.local", envLocal[name]],
    [".env", env[name]],
  ];
  for (const [origin, text = ""] of places) if (text.trim() !== "") return [origin, text.trim()];
  return undefined;
}

function resolveSetting(setting: Setting<unknown>, input: ConfigInput) {
  const found = textOf(setting, input);
  if (found === undefined) return { value: setting.fallback, origin: "default" as const };
  const [origin, text] = found;
  const named = origin === "flag" ? `--${setting.flag}` : setting.env;
  try {
    return { value: setting.parse(text), origin };
  } catch (error) {
    if (error instanceof CliError) {
      throw new CliError(error.code, {
        what: `${named}: ${error.message}`,
        where: origin,
        fix: error.fix,
      });
    }
    const shown = setting.secret ? "a value that is not shown" : `"${text}"`;
    throw new CliError("bad-setting", {
      what: `${named} is ${shown}, expected ${setting.expects}.`,
      where: origin,
      fix: `Change it, or remove it to use the default. docs/configuration.md lists all settings.`,
      cause: messageOf(error),
    });
  }
}
