import type { Config, SettingName } from "../settings.ts";

/** A flag that belongs to one command and is no setting. */
export interface Flag {
  /** What the value is called in help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
}

/** What a task may touch; everything else is denied by Deno. */
export interface Permissions {
  readonly read?: readonly string[];
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
  /** True for a task whose tools hand the whole environment on: esbuild. */
  readonly wholeEnv?: boolean;
}

/** A task's name with its arguments. */
export type TaskCall = readonly [task: string, ...args: string[]];

/** A task of Tonearm: how it is called, what it takes, what it may touch. */
export interface Command {
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
  /** Tasks that follow this one when it is done, such as serving what it made. */
  readonly after?: (
    config: Config,
    flags: Readonly<Record<string, string>>,
  ) => readonly TaskCall[];
  /** The one positional argument, if there is one. */
  readonly argument?: { readonly name: string; readonly help: string };
  readonly settings: readonly SettingName[];
  readonly flags: Readonly<Record<string, Flag>>;
  /** Command line after `deno task`, and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** True for a command that runs with wrong settings, to say what is wrong. */
  readonly isLenient?: true;
  /** `flags` are the command's own that were given; none when absent. */
  readonly permissions: (
    config: Config,
    flags?: Readonly<Record<string, string>>,
  ) => Permissions;
}
