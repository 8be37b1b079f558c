import type { Plugin } from "esbuild";
import { fromFileUrl, resolve } from "../std.ts";

const RUNTIME = fromFileUrl(new URL("../runtime/mod.ts", import.meta.url));

/** Bundled once, whichever module imports them: two copies would split hooks and signals. */
const ONE_COPY = /^(preact|@preact\/signals)(\/|$)/;
const DONE = { resolved: true };

/**
 * An esbuild plugin for what islands import: `fresh/runtime` is this member's, packages come from
 * `node_modules`, where Deno puts them under the names that `deno.json` gives.
 *
 * @param root folder of the site, where `node_modules` is looked for
 */
export function islandImports(root: string): Plugin {
  return {
    name: "island imports",
    setup(build) {
      build.onResolve({ filter: /^fresh\/runtime$/ }, () => ({ path: RUNTIME }));
      build.onResolve(
        { filter: ONE_COPY },
        ({ path, pluginData }) =>
          pluginData === DONE ? undefined : build.resolve(path, {
            ...{ resolveDir: resolve(root), kind: "import-statement", pluginData: DONE },
          }),
      );
    },
  };
}
