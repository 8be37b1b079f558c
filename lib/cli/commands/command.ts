import type { Config, SettingName, Settings } from "../settings.ts";

/** A flag that belongs to one command and is no setting. */
export interface Flag {
  /** What the value is called in help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

/** The flags of a command line that are no settings; a switch is `"true"`. */
export type FlagValues = Readonly<Record<string, string>>;

/** What a task may touch; everything else is denied by Deno. */
export interface Permissions {
  readonly read?: readonly string[];
  /** What stays closed inside the folders of `read`. */
  readonly denyRead?: readonly string[];
  readonly write?: readonly string[];
  /** What stays closed inside the folders of `write`. */
  readonly denyWrite?: readonly string[];
  readonly net?: readonly string[];
  readonly run?: readonly string[];
  readonly sys?: readonly string[];
  /** Environment variables besides those of the settings. */
  readonly env?: readonly string[];
  /** Native code of the packages in node_modules: DuckDB. */
  readonly ffi?: boolean;
  /** True for a task whose tools hand on all variables they are given: esbuild. */
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
 * A task of Tonearm: how it is called, what it takes, what it may touch.
 *
 * @typeParam Names the settings it uses; it is given no others
 */
export interface Command<Names extends SettingName = SettingName> {
  /** One line that says what it does. */
  readonly summary: string;
  /** A paragraph for someone who meets it for the first time. */
  readonly details: string;
  readonly script: string;
  /** Words that the script gets before the arguments. */
  readonly scriptArguments?: readonly string[];
  /** Options of `deno run` besides permissions. */
  readonly runOptions?: readonly string[];
  /** Tasks that run before this one, each with its arguments; if one fails, this one is not run. */
  readonly before?: readonly TaskCall[];
  /**
   * Tasks that this one may ask the launcher to run beside it, each with its arguments. They have
   * permissions of their own, so that this one needs none for what they do.
   */
  asks?(config: ConfigFor<Names>): readonly TaskCall[];
  /** What it may touch besides where there is a launcher to ask. */
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
  /** True for a command that writes what was listened to: its files are for their owner alone. */
  readonly isPrivate?: true;
  /** `flags` are the command's own that were given; none when absent. */
  permissions(config: ConfigFor<Names>, flags?: FlagValues): Permissions;
}

/** Declares a command; which settings it may use is told by those it names. */
export function declare<const Names extends SettingName = never>(
  spec: Command<Names>,
): Command<Names> {
  return spec;
}
