import type { OnResolveResult, Plugin, PluginBuild } from "esbuild";
import { fromFileUrl, resolve } from "../std.ts";
import { ImportMaps } from "./import_map.ts";

const RUNTIME = fromFileUrl(new URL("../runtime/mod.ts", import.meta.url));
const DONE = { resolved: true };

/** Bundled once, whoever imports them: two copies would split hooks and signals. */
const ONE_COPY = /^(preact|@preact\/signals)(\/|$)/;

/**
 * An esbuild plugin that resolves imports as Deno does: by the import maps of `deno.json`, with
 * npm packages in `node_modules`.
 *
 * @param root folder of the site, where `node_modules` is looked for
 */
export function denoResolver(root: string): Plugin {
  return {
    name: "deno",
    setup(build) {
      const maps = new ImportMaps();
      build.onResolve({ filter: /^[^./]/ }, async (args) => {
        if (args.kind === "entry-point" || args.pluginData === DONE) return undefined;
        const inPackage = /[/\\]node_modules[/\\]/.test(args.importer);
        if (inPackage) return ONE_COPY.test(args.path) ? await fromPackages(args.path) : undefined;

        const found = await maps.lookUp(args.path, args.resolveDir);
        if (found === null) return undefined;
        if ("npm" in found) return await fromPackages(found.npm);
        if ("file" in found) return { path: found.file };
        return special(found.unknown);
      });

      const fromPackages = (path: string) => resolvePackage(build, path, root);
    },
  };
}

async function resolvePackage(
  build: PluginBuild,
  path: string,
  root: string,
): Promise<OnResolveResult> {
  const { errors, warnings, path: file, external, namespace, sideEffects } = await build.resolve(
    path,
    { resolveDir: resolve(root), kind: "import-statement", pluginData: DONE },
  );
  return errors.length > 0
    ? { errors, warnings }
    : { path: file, external, namespace, sideEffects, warnings };
}

function special(target: string): OnResolveResult {
  if (/^jsr:@fresh\/core(@[^/]+)?\/runtime$/.test(target)) return { path: RUNTIME };
  const text = /^jsr:@fresh\/core/.test(target)
    ? "fresh and fresh/dev run on the server only. Import what islands need from fresh/runtime"
    : `${target} cannot be bundled for the browser: expected an npm package or a file`;
  return { errors: [{ text }] };
}
