import { command, type CommandName } from "./commands.ts";
import type { FlagValues } from "./commands/command.ts";
import { type Config, tableOf } from "./settings.ts";
import { unknownNames } from "./unknown_names.ts";
import { type ConfigInput, resolveSettingsLeniently, type Texts } from "../core/config.ts";
import type { CliError } from "../core/errors.ts";
import { ENV_FILES, nearMisses, readTexts } from "../core/read_config.ts";

/** The settings of a command, with problems and notices. */
export interface ReadSettings {
  readonly config: Config;
  /** Where the settings are set. */
  readonly input: ConfigInput;
  /** Problems with them; only a lenient command is run with any. */
  readonly problems: readonly CliError[];
  /** Notices about unknown names. */
  readonly notices: readonly string[];
}

/**
 * Reads the settings that a command uses.
 *
 * @param environment all variables, if readable: a misspelled one must not open a site
 * @throws {CliError} for what cannot be used, unless the command is lenient
 */
export async function readSettings(
  name: CommandName,
  flags: FlagValues,
  environment: Texts = {},
): Promise<ReadSettings> {
  const table = tableOf(command(name));
  const { input, problems: found } = await readTexts(table, flags);
  const misspelt = nearMisses(table, input, Object.keys(environment), "environment", 2);
  const resolved = resolveSettingsLeniently(table, input);
  const problems = [...found, ...misspelt, ...resolved.problems];
  const [first] = problems;
  if (first !== undefined && command(name).isLenient !== true) throw first;
  const notices = [
    ...unknownNames(ENV_FILES[0], input.envLocal ?? {}),
    ...unknownNames(ENV_FILES[1], input.env ?? {}),
  ];
  return { config: resolved.config, input, problems, notices };
}
