import { type Target, TARGETS } from "./targets.ts";

/** A build of DuckDB among the packages of `deno.lock`, with its version. */
const BINDINGS = /"(@duckdb\/node-bindings-[\w-]+)@(\d[\w.-]*)": \{/g;

/**
 * The folders of DuckDB builds that a binary for `target` does not need. `deno compile` embeds
 * every build for the operating system and processor: on Linux also the one for musl, which is as
 * large as everything else. Pure.
 *
 * @param lock the text of `deno.lock`
 * @param packages the folder that holds packages by name and version
 *
 * @example
 * ```ts
 * import { otherLibraries } from "./other_libraries.ts";
 *
 * const lock = '{ "npm": { "@duckdb/node-bindings-linux-x64-musl@1.5.5": {} } }';
 * const [folder] = otherLibraries(lock, "/npm", "x86_64-unknown-linux-gnu");
 * console.assert(folder === "/npm/@duckdb/node-bindings-linux-x64-musl/1.5.5");
 * ```
 */
export function otherLibraries(lock: string, packages: string, target: Target): string[] {
  const kept = `@duckdb/node-bindings-${TARGETS[target].package}`;
  return [...lock.matchAll(BINDINGS)]
    .filter(([, name]) => name !== kept)
    .map(([, name, version]) => `${packages}/${name}/${version}`);
}
