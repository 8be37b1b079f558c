import type { Config, SettingName, Settings } from "../settings.ts";

/** A flag of a single command that is not a setting. */
export interface Flag {
  /** What the value is called in help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

/** The flags of a command line that are not settings; a switch is `"true"`. */
export type FlagValues = Readonly<Record<string, string>>;

/** What a task may touch; everything else is denied by Deno. */
export interface Permissions {
  readonly read?: readonly string[];
  /** Exceptions within the folders of `read`. */
  readonly denyRead?: readonly string[];
  readonly write?: readonly string[];
  /** Exceptions within the folders of `write`. */
  readonly denyWrite?: readonly string[];
  readonly net?: readonly string[];
  readonly run?: readonly string[];
  readonly sys?: readonly string[];
  /** Environment variables besides those of the settings. */
  readonly env?: readonly string[];
  /** Native code of the packages in node_modules: DuckDB. */
  readonly ffi?: boolean;
  /** True for a task whose tools pass on all their variables: esbuild. */
  readonly wholeEnv?: boolean;
}

/** A task's name with its arguments. */
export type TaskCall = readonly [task: string, ...args: string[]];

/** The values and origins of some settings. */
export interface ConfigFor<Names extends SettingName> {
  readonly settings: Pick<Settings, Names>;
  readonly origin: Pick<Config["origin"], Names>;
}

/**
 * A task of Tonearm: its name, its flags, its permissions.
 *
 * @typeParam Names the settings it uses; it is given no others
 */
export interface Command<Names extends SettingName = SettingName> {
  /** One line that says what it does. */
  readonly summary: string;
  /** A paragraph for newcomers. */
  readonly details: string;
  readonly script: string;
  /** Arguments that the script gets before the user's. */
  readonly scriptArguments?: readonly string[];
  /** Options of `deno run` besides permissions. */
  readonly runOptions?: readonly string[];
  /** Tasks that run before this one, each with its arguments; if one fails, this one is not run. */
  readonly before?: readonly TaskCall[];
  /**
   * Tasks that this one may ask the launcher to run beside it, each with its arguments. They have
   * their own permissions, so this one needs none of theirs.
   */
  asks?(config: ConfigFor<Names>): readonly TaskCall[];
  /** Additional permissions if there is a launcher. */
  whenAsking?(config: ConfigFor<Names>): Permissions;
  /** Tasks that follow this one when it is done, such as serving what it made. */
  after?(config: ConfigFor<Names>, flags: FlagValues): readonly TaskCall[];
  /** The one positional argument, if there is one. */
  readonly argument?: { readonly name: string; readonly help: string };
  /** The settings it uses, whose flags it takes where they have one. */
  readonly settings: readonly Names[];
  /** Settings it uses whose flags it does not take. */
  readonly uses?: readonly Names[];
  readonly flags: Readonly<Record<string, Flag>>;
  /** Command line after `deno task`, and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** True for a command that runs with wrong settings, and reads `.env` itself, to say what is wrong. */
  readonly isLenient?: true;
  /** True for a command that writes listening history: its files are private to their owner. */
  readonly isPrivate?: true;
  /** `flags` are the command's own flags as given; none when absent. */
  permissions(config: ConfigFor<Names>, flags?: FlagValues): Permissions;
}

/** Declares a command; its type allows only the settings it names. */
export function declare<const Names extends SettingName = never>(
  spec: Command<Names>,
): Command<Names> {
  return spec;
}
