/**
 * Where npm's esbuild keeps its program, so that a task may be allowed to run that and nothing
 * else. Pure.
 *
 * @param lock the text of `deno.lock`, which says which version there is
 * @returns the path below the folder of the site; plain `esbuild` when the lock names none
 *
 * @example
 * ```ts
 * import { esbuildProgram } from "./esbuild_program.ts";
 *
 * const path = esbuildProgram('{ "npm": { "esbuild@0.28.2": {} } }', { os: "linux", arch: "x86_64" });
 * console.assert(path.endsWith("/@esbuild/linux-x64/bin/esbuild"));
 * ```
 */
export function esbuildProgram(
  lock: string,
  { os, arch }: Pick<typeof Deno.build, "os" | "arch">,
): string {
  const version = /"esbuild@(\d+\.\d+\.\d+)"/.exec(lock)?.[1];
  if (version === undefined) return "esbuild";
  const cpu = arch === "aarch64" ? "arm64" : "x64";
  const system = os === "windows" ? "win32" : os;
  const name = `${system}-${cpu}`;
  const program = os === "windows" ? "esbuild.exe" : "bin/esbuild";
  return `node_modules/.deno/@esbuild+${name}@${version}/node_modules/@esbuild/${name}/${program}`;
}
