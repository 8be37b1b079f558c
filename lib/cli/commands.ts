import type { Command } from "./commands/command.ts";
import { DATABASE_COMMANDS } from "./commands/database.ts";
import { HISTORY_COMMANDS } from "./commands/history.ts";
import { RELEASE_COMMANDS } from "./commands/release.ts";
import { SITE_COMMANDS } from "./commands/site.ts";

/** The tasks by name. `docs/cli.md` and every `--help` are made from this table. */
export const COMMANDS = {
  ...HISTORY_COMMANDS,
  ...DATABASE_COMMANDS,
  ...SITE_COMMANDS,
  ...RELEASE_COMMANDS,
} as const satisfies Record<string, Command>;

/** The name of a task. */
export type CommandName = keyof typeof COMMANDS;

/** The declaration of a task, with its literal types widened. */
export function command(name: CommandName): Command {
  return COMMANDS[name];
}

/** The names of the settings that a task uses. */
export type SettingsOf<Name extends CommandName> = (typeof COMMANDS)[Name] extends
  Command<infer Names> ? Names : never;

/** Whether there is a task of that name. */
export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

export type { TaskCall } from "./commands/command.ts";
