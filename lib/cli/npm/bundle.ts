/** Tonearm's modules as JavaScript, for npm: Deno does not run TypeScript below `node_modules/`. */
import { join } from "node:path";
import { build, type Plugin, stop } from "esbuild";

/** The import maps that sources are written for: `deno.json` of the root and of each member. */
export interface ImportMaps {
  /** Specifier by name, as `npm:postgres@3.4.9`. */
  readonly imports: Readonly<Record<string, string>>;
  /** The file of each name that a member of the workspace exports, absolute. */
  readonly members: Readonly<Record<string, string>>;
}

/** Packages that the bundle imports, with their versions. */
export type Dependencies = Record<string, string>;

/**
 * Bundles entries and their imports into a folder, with shared modules split off. npm packages stay
 * imports.
 *
 * @param root the project's folder, absolute
 * @param entries paths below it
 * @param outdir where the modules go, absolute; an entry keeps its path, with `.js`
 * @returns the packages that are imported
 * @throws {Error} esbuild's, with file and line
 */
export async function bundleModules(
  root: string,
  entries: readonly string[],
  outdir: string,
  maps: ImportMaps,
): Promise<Dependencies> {
  const dependencies: Dependencies = {};
  try {
    await build({
      absWorkingDir: root,
      entryPoints: entries.map((path) => ({ in: path, out: path.replace(/\.[jt]sx?$/, "") })),
      outdir,
      ...{ bundle: true, splitting: true, format: "esm", platform: "neutral", target: "esnext" },
      ...{ chunkNames: "modules/[name]-[hash]", legalComments: "inline", logLevel: "silent" },
      ...{ jsx: "automatic", jsxImportSource: "preact", tsconfigRaw: {} },
      plugins: [byImportMap(maps, dependencies)],
    });
  } finally {
    await stop();
  }
  return dependencies;
}

/** Resolves names as Deno does: members to their files, packages to imports from npm. */
function byImportMap({ imports, members }: ImportMaps, dependencies: Dependencies): Plugin {
  const names = Object.keys(imports).toSorted((a, b) => b.length - a.length);
  return {
    name: "import-map",
    setup(build) {
      // Imports are URLs: `%5B` is a bracket in the name of a route file.
      build.onResolve({ filter: /^\.{1,2}\/.*%/ }, ({ path, resolveDir }) => ({
        path: join(resolveDir, decodeURI(path)),
      }));
      build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
        if (kind === "entry-point") return undefined;
        if (/^(?:node:|https?:|data:|file:)/.test(path)) return { path, external: true };
        const member = members[path];
        if (member !== undefined) return { path: member };
        const name = names.find((one) => path === one || one.endsWith("/") && path.startsWith(one));
        const target = path.startsWith("npm:")
          ? path
          : name === undefined
          ? undefined
          : `${imports[name]}${path.slice(name.length)}`;
        const found = npmSpecifier(target ?? "");
        if (found !== undefined) {
          dependencies[found.name] = found.version;
          return { path: found.name + found.subpath, external: true };
        }
        // `preact/jsx-runtime` is a subpath of a package; the map has only its name.
        const whole = names.find((one) => path.startsWith(`${one}/`));
        const part = whole === undefined ? undefined : npmSpecifier(imports[whole] ?? "");
        if (part === undefined) return undefined;
        dependencies[part.name] = part.version;
        return { path, external: true };
      });
    },
  };
}

/**
 * The parts of an `npm:` specifier; undefined for any other.
 *
 * @example
 * ```ts
 * import { npmSpecifier } from "./bundle.ts";
 *
 * const found = npmSpecifier("npm:deno-std@1.4.0/cli/parse_args.js");
 * console.assert(found?.name === "deno-std" && found.subpath === "/cli/parse_args.js");
 * ```
 */
export function npmSpecifier(
  specifier: string,
): { name: string; version: string; subpath: string } | undefined {
  const found = /^npm:\/?((?:@[^/]+\/)?[^@/]+)@([^/]+)(\/.*)?$/.exec(specifier);
  const [, name, version, subpath = ""] = found ?? [];
  return name === undefined || version === undefined ? undefined : { name, version, subpath };
}
