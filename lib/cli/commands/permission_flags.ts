import { settingVariables } from "../../core/config.ts";
import { SETTINGS } from "../settings.ts";
import type { Permissions } from "./command.ts";

const ENV_FILES = [".env.local", ".env"];

/**
 * The `deno run` flags that grant a task what it needs and deny it everything else.
 *
 * @example
 * ```ts
 * import { permissionFlags } from "./permission_flags.ts";
 *
 * const flags = permissionFlags({ read: ["data"] }, ["PORT"]);
 * console.assert(flags.includes("--allow-read=data,.env.local,.env"));
 * ```
 */
export function permissionFlags(
  {
    read = [],
    write = [],
    denyWrite = [],
    net = [],
    run = [],
    sys = [],
    env = [],
    ffi = false,
    wholeEnv,
  }: Permissions,
  variables: readonly string[] = settingVariables(SETTINGS),
): string[] {
  const grant = (kind: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`--allow-${kind}=${values.map(escapeComma).join(",")}`];
  return [
    "--no-prompt",
    ...grant("read", [...read, ...ENV_FILES]),
    ...grant("write", write),
    ...(denyWrite.length === 0 ? [] : [`--deny-write=${denyWrite.map(escapeComma).join(",")}`]),
    ...grant("net", net),
    ...grant("run", run),
    ...grant("sys", sys),
    ...(wholeEnv === true ? ["--allow-env"] : grant("env", [...variables, ...env])),
    ...(ffi ? ["--allow-ffi=./node_modules"] : []),
  ];
}

/** Deno splits lists at commas and takes two of them for one. */
function escapeComma(value: string): string {
  return value.replaceAll(",", ",,");
}
