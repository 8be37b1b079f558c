import {
  type ConfigInput,
  type ConfigOf,
  resolveSettings,
  settingVariables,
  textOf,
  type Texts,
} from "./config.ts";
import { decodeEnvFile, type EnvFile, parseEnvFile } from "./env_file.ts";
import { inTime } from "./in_time.ts";
import { CliError, messageOf } from "./errors.ts";
import { nearest } from "./nearest.ts";
import type { SettingsTable } from "./settings.ts";

/**
 * The variable in which the launcher says that the environment holds every setting: it includes
 * what `.env` sets for this task, which may not read the files itself.
 */
export const SETTINGS_GIVEN = "TONEARM_SETTINGS_GIVEN";

/** The settings files, highest precedence first. */
export const ENV_FILES = [".env.local", ".env"] as const;

/**
 * Reads `.env.local` and `.env` in the current folder and the environment variables of a table of
 * settings, and resolves them with the given flags. Needs read permission for the two files and env
 * permission for the variables. Under the launcher the files are not read.
 *
 * @throws {CliError} as {@linkcode resolveSettings} does; when a file cannot be read or understood; when a
 *   name in it is a misspelling of a protective setting that is not set
 */
export async function readConfig<Table extends SettingsTable>(
  table: Table,
  flags: Texts = {},
): Promise<ConfigOf<Table>> {
  const { input, problems } = await readTexts(table, flags);
  const [first] = problems;
  if (first !== undefined) throw first;
  return resolveSettings(table, input);
}

/**
 * The values of a table's settings from every place, and the problems found there.
 */
export async function readTexts(
  table: SettingsTable,
  flags: Texts,
): Promise<{ input: ConfigInput; problems: CliError[] }> {
  const environment: Record<string, string> = {};
  for (const name of settingVariables(table)) {
    const value = Deno.env.get(name);
    if (value !== undefined) environment[name] = value;
  }
  if (isGiven()) return { input: { flags, environment }, problems: [] };
  const files = await Promise.all(ENV_FILES.map(readEnvFile));
  const [envLocal = {}, env = {}] = files.map(({ values }) => values);
  const input = { flags, environment, envLocal, env };
  const misspelt = ENV_FILES.flatMap((file, at) =>
    nearMisses(table, input, Object.keys(files[at]?.values ?? {}), file)
  );
  return { input, problems: [...files.flatMap(({ problems }) => problems), ...misspelt] };
}

/** Whether the launcher says that all settings are in the environment. */
function isGiven(): boolean {
  const { state } = Deno.permissions.querySync({ name: "env", variable: SETTINGS_GIVEN });
  return state === "granted" && Deno.env.get(SETTINGS_GIVEN) !== undefined;
}

/**
 * Misspelled names of protective settings that are not set: a misspelled password must not open a
 * site. Pure.
 *
 * @param names the names that are set there
 * @param place where they are set, for the error
 * @param furthest how many letters may differ; by default a third of the name
 */
export function nearMisses(
  table: SettingsTable,
  input: ConfigInput,
  names: readonly string[],
  place: string,
  furthest?: number,
): CliError[] {
  const variables = new Set(settingVariables(table));
  const open = Object.values(table).filter((setting) =>
    setting.protects === true && textOf(setting, input) === undefined
  );
  return names.filter((name) => !variables.has(name)).flatMap((name) => {
    const known = open.map(({ env }) => env);
    const meant = known.find((one) => name.length >= 8 && one.startsWith(name)) ??
      nearest(name, known, 1, furthest)[0];
    return meant === undefined ? [] : [
      new CliError("bad-setting", {
        what: `${name} is not a setting, and ${meant}, which protects the site, is not set.`,
        where: place,
        fix: `Write ${meant} if that is meant; rename or remove ${name} if it is not.`,
      }),
    ];
  });
}

/**
 * How long reading a settings file may take, in ms: it may be a pipe, or on a drive that is gone.
 */
const PATIENCE_MS = 10_000;
const silent = () => new Error(`nothing came from it for ${PATIENCE_MS / 1000} s`);

async function readEnvFile(
  path: string,
): Promise<{ values: EnvFile["values"]; problems: CliError[] }> {
  try {
    const { values, problems } = parseEnvFile(
      decodeEnvFile(await inTime(Deno.readFile(path), PATIENCE_MS, silent)),
    );
    const told = problems.map(({ line, what }) =>
      new CliError("bad-setting", {
        what: `Line ${line} of ${path} ${what}.`,
        where: path,
        fix: "Write NAME=value, the value in quotes if it holds any, or put # before the line.",
      })
    );
    return { values, problems: told };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { values: {}, problems: [] };
    const isDenied = error instanceof Deno.errors.PermissionDenied;
    const told = new CliError("bad-setting", {
      what: `Cannot read ${path}: ${isDenied ? "permission denied" : messageOf(error)}.`,
      where: path,
      fix: isDenied
        ? "Run the task as the user who owns the file, or change its owner to this user (chown)."
        : "Make it a readable text file of NAME=value lines, or remove it.",
    });
    return { values: {}, problems: [told] };
  }
}
