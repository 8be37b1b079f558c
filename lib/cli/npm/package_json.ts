import { VERSION } from "../../core/version.ts";
import type { Dependencies } from "./bundle.ts";

/** The version of the npm package `deno` that brings the runtime. */
const DENO_PACKAGE = "2.9.6";

/**
 * The `package.json` of Tonearm on npm.
 *
 * @param dependencies the packages that its modules import, with exact versions
 *
 * @example
 * ```ts
 * import { packageJson } from "./package_json.ts";
 *
 * console.assert(packageJson({ postgres: "3.4.9" }).dependencies.postgres === "3.4.9");
 * ```
 */
export function packageJson(dependencies: Dependencies) {
  const all = { deno: DENO_PACKAGE, ...dependencies };
  return {
    name: "tonearm",
    version: VERSION,
    description: "Your Spotify export as a database that is yours, and a site on it.",
    license: "MIT",
    type: "module",
    bin: { tonearm: "tonearm.mjs" },
    engines: { node: ">=20" },
    dependencies: Object.fromEntries(
      Object.entries(all).toSorted(([a], [b]) => a < b ? -1 : 1),
    ) as Dependencies,
  };
}
