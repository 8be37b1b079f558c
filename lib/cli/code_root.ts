/**
 * Where Tonearm's own code is: in the folder that tasks run in, or, installed from npm, in a folder
 * of its own, as JavaScript, with the packages it needs beside it.
 */

/** Tonearm as a package of npm. */
export interface InstalledPackage {
  /** The package's folder, absolute. */
  readonly root: string;
  /** The folder that holds it and the packages it needs, absolute. */
  readonly nodeModules: string;
}

let installed: InstalledPackage | undefined;

/** Says that this process runs from a package of npm. */
export function useInstalledPackage(found: InstalledPackage): void {
  installed = found;
}

/** The package that this process runs from; undefined in a checkout. */
export function installedPackage(): InstalledPackage | undefined {
  return installed;
}

/**
 * The arguments of `deno run` for one of Tonearm's scripts: options, then its path.
 *
 * @param script its path in a checkout
 *
 * @example
 * ```ts
 * import { scriptArguments } from "./code_root.ts";
 *
 * console.assert(scriptArguments("scripts/query.ts").join() === "scripts/query.ts");
 * ```
 */
export function scriptArguments(
  script: string,
  from: InstalledPackage | undefined = installed,
): string[] {
  if (from === undefined) return [script];
  const path = `${from.root}/${script.replace(/\.ts$/, ".js")}`;
  // The data folder may be inside another project, whose configuration must not apply.
  return ["--no-config", "--no-lock", "--node-modules-dir=manual", path];
}

/**
 * The paths of code that a task may read, resolved.
 *
 * @param paths as a checkout has them
 * @param isCode whether a path is code
 */
export function codePaths(
  paths: readonly string[],
  isCode: (path: string) => boolean,
  from: InstalledPackage | undefined = installed,
): string[] {
  if (from === undefined) return [...paths];
  const others = paths.filter((path) => !isCode(path));
  return others.length === paths.length ? others : [...others, from.root, from.nodeModules];
}
