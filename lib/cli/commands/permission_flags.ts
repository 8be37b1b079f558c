import { PROGRAM_VARIABLE } from "../../core/program.ts";
import { SETTINGS_GIVEN } from "../../core/read_config.ts";
import type { Permissions } from "./command.ts";

/**
 * The `deno run` flags that grant a task what it needs and deny it everything else.
 *
 * @param variables the environment variables of the settings it uses
 * @param nodeModules the folder of the packages whose native code it may load
 *
 * @example
 * ```ts
 * import { permissionFlags } from "./permission_flags.ts";
 *
 * const flags = permissionFlags({ read: ["data"] }, ["PORT"]);
 * console.assert(flags.includes("--allow-read=data"));
 * ```
 */
export function permissionFlags(
  {
    read = [],
    denyRead = [],
    write = [],
    denyWrite = [],
    net = [],
    run = [],
    sys = [],
    env = [],
    ffi = false,
    wholeEnv,
  }: Permissions,
  variables: readonly string[],
  nodeModules = "./node_modules",
): string[] {
  const list = (flag: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`--${flag}=${values.map(escapeComma).join(",")}`];
  return [
    "--no-prompt",
    ...list("allow-read", read),
    ...list("deny-read", denyRead),
    ...list("allow-write", write),
    ...list("deny-write", denyWrite),
    ...list("allow-net", net),
    ...(run.length === 0 ? [] : [`--allow-run=${run.join(",")}`]), // knows no escaped comma
    ...list("allow-sys", sys),
    ...(wholeEnv === true
      ? ["--allow-env"]
      : list("allow-env", [SETTINGS_GIVEN, PROGRAM_VARIABLE, ...variables, ...env])),
    ...(ffi ? list("allow-ffi", [nodeModules]) : []),
  ];
}

/** Deno splits lists at commas; a doubled comma escapes one. */
function escapeComma(value: string): string {
  return value.replaceAll(",", ",,");
}
