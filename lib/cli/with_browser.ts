import { parseCommandLine } from "./command_line.ts";
import { command, type CommandName } from "./commands.ts";
import type { Flag } from "./commands/command.ts";
import { opensByItself } from "./opener.ts";

/** The variables that say whether there is a screen. */
export const SCREEN_VARIABLES = [
  "CI",
  "DISPLAY",
  "WAYLAND_DISPLAY",
  "SSH_CONNECTION",
  "SSH_TTY",
] as const;

/**
 * Adds `--open` to a task that serves the site, if a person started it by hand without a flag about
 * the browser.
 *
 * @param environment at least {@linkcode SCREEN_VARIABLES}, as far as they are set
 */
export function withBrowser(
  name: CommandName,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): readonly string[] {
  const known: Readonly<Record<string, Flag>> = command(name).flags;
  if (!("no-open" in known)) return args;
  const { help, json, quiet, flags } = parseCommandLine(name, args);
  const isSaid = flags["open"] !== undefined || flags["no-open"] !== undefined;
  if (help || json || quiet || isSaid) return args;
  return opensByItself(environment, Deno.stderr.isTerminal(), Deno.build.os)
    ? [...args, "--open"]
    : args;
}
