import { fromFileUrl, resolve } from "../std.ts";

/** Options of `Builder`. Relative paths are below `root`. */
export interface BuildOptions {
  /** Browsers to write code for, as esbuild names them. */
  target?: string | string[];
  /** Folder of the site; the working directory by default. */
  root?: string;
  /** Module that exports `app`; `main.ts` by default. */
  serverEntry?: string;
  /** Where the production build is written; `_fresh` by default. */
  outDir?: string;
  /** Files served as they are; `static` by default. */
  staticDir?: string;
  /** `islands` by default. */
  islandDir?: string;
  /** `routes` by default. */
  routeDir?: string;
}

/** The options with their defaults; paths are absolute. */
export interface ResolvedBuildConfig extends Required<BuildOptions> {
  mode: "development" | "production";
}

/** Fills in the defaults. */
export function resolveConfig(options: BuildOptions): ResolvedBuildConfig {
  const root = absolute(options.root ?? ".", Deno.cwd());
  return {
    target: options.target ?? ["chrome99", "firefox99", "safari15"],
    root,
    serverEntry: absolute(options.serverEntry ?? "main.ts", root),
    outDir: absolute(options.outDir ?? "_fresh", root),
    staticDir: absolute(options.staticDir ?? "static", root),
    islandDir: absolute(options.islandDir ?? "islands", root),
    routeDir: absolute(options.routeDir ?? "routes", root),
    mode: "production",
  };
}

function absolute(path: string, root: string): string {
  return path.startsWith("file:") ? fromFileUrl(path) : resolve(root, path);
}
