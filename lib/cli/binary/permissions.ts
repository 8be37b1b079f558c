import { command } from "../commands.ts";
import type { Permissions } from "../commands/command.ts";
import { settingVariables, settleLeniently } from "../../core/config.ts";
import { openerOf } from "../opener.ts";
import { SETTINGS } from "../settings.ts";
import { SCREEN_VARIABLES } from "../with_browser.ts";
import { SUBCOMMANDS } from "./subcommands.ts";

/** The permissions whose values are lists; an empty list is no permission. */
const LISTED = ["read", "write", "net", "run", "sys"] as const;

/**
 * The flags that are baked into the binary: the union of what its subcommands may do. The folders
 * and hosts are known only at run time, so reading, writing and the network are granted in general;
 * {@linkcode revokeUnneeded} takes back what a subcommand does not need.
 *
 * @param os the system the binary is for, which decides what shows a page in the browser
 */
export function unionFlags(os: typeof Deno.build.os): string[] {
  const { config } = settleLeniently(SETTINGS, {
    environment: { POSTGRES_URL: "postgres://me@localhost/x" },
  });
  const all = Object.values(SUBCOMMANDS).map((task) => command(task).permissions(config));
  const variables = [...new Set(all.flatMap(({ env = [] }) => env))];
  return [
    "--no-prompt",
    "--allow-read",
    "--allow-write",
    "--allow-net",
    "--allow-ffi",
    `--allow-run=${openerOf(os)}`,
    // All of it: file modes cannot be set with less.
    "--allow-sys",
    `--allow-env=${
      [...settingVariables(SETTINGS), ...variables, ...HOME_VARIABLES, ...SCREEN_VARIABLES].join(
        ",",
      )
    }`,
  ];
}

/** The variables with the home folder. */
export const HOME_VARIABLES = ["HOME", "USERPROFILE"] as const;

/** The union of the permissions of consecutive tasks in one process. */
export function together(permissions: readonly Permissions[]): Permissions {
  const lists = LISTED.map((kind) => [kind, permissions.flatMap((each) => each[kind] ?? [])]);
  return { ...Object.fromEntries(lists), ffi: permissions.some(({ ffi }) => ffi === true) };
}

/**
 * Revokes each kind of permission that a subcommand does not need: afterwards ingest has no network
 * and cannot request it again.
 */
export async function revokeUnneeded(needed: Permissions): Promise<void> {
  for (const name of LISTED) {
    if ((needed[name] ?? []).length === 0) await Deno.permissions.revoke({ name });
  }
  if (needed.ffi !== true) await Deno.permissions.revoke({ name: "ffi" });
}
