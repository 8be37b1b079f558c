import { command } from "../commands.ts";
import type { Permissions } from "../commands/command.ts";
import { resolveSettingsLeniently, settingVariables } from "../../core/config.ts";
import { SETTINGS } from "../settings.ts";
import { SCREEN_VARIABLES } from "../with_browser.ts";
import { SUBCOMMANDS } from "./subcommands.ts";

/** The permissions whose values are lists; an empty list grants nothing. */
const LISTED = ["read", "write", "net", "run", "sys"] as const;

/**
 * The flags that are baked into the binary: the union of what its subcommands may do. The folders and
 * hosts are known only at run time, so reading, writing and the network are granted in general;
 * {@linkcode revokeUnneeded} takes back what a subcommand does not need.
 */
export function unionFlags(): string[] {
  const { config } = resolveSettingsLeniently(SETTINGS, {
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
    // The binary itself, wherever it is, and the program that opens the browser.
    "--allow-run",
    // All of it: file modes cannot be set with less.
    "--allow-sys",
    `--allow-env=${
      [
        ...[...settingVariables(SETTINGS), ...variables, ...HOME_VARIABLES, ...SCREEN_VARIABLES],
        ...[...SYSTEM_VARIABLES, PART_VARIABLE, ...READ_BY_SPAWN],
      ].join(",")
    }`,
  ];
}

/** Set for a process of the binary that another one started for one task. */
export const PART_VARIABLE = "TONEARM_PART";

/** Variables of the system that programs need, such as the one that opens the browser. */
export const SYSTEM_VARIABLES = [
  ...["PATH", "LANG", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CURRENT_DESKTOP", "XDG_DATA_DIRS"],
  ...["DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY", "BROWSER"],
  ...["SystemRoot", "APPDATA", "LOCALAPPDATA", "TEMP", "TMP", "PATHEXT", "COMSPEC"],
] as const;

/** Variables that `node:child_process` reads when it starts a process. */
const READ_BY_SPAWN = ["NODE_V8_COVERAGE"];

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
