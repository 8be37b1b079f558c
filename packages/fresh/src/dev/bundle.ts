import * as esbuild from "esbuild";
import { BUILD_ID } from "../build_id.ts";
import { fromFileUrl, join, resolve } from "../std.ts";
import { islandImports } from "./resolve.ts";

/** The browser's side of a site; paths are below the base path. */
export interface Bundle {
  buildId: string;
  /** Path of the module that starts islands. */
  client: string;
  /** Path of the module of each island file, by its absolute path. */
  islands: Map<string, string>;
  /** Content of each module by path. */
  files: Map<string, Uint8Array<ArrayBuffer>>;
}

/** What to bundle and for which browsers. */
export interface BundleOptions {
  root: string;
  islands: readonly string[];
  target: string | string[];
  mode: "development" | "production";
}

/** Where the modules of a build are served, below the base path. */
export function bundlePath(buildId: string): string {
  return `/_fresh/js/${buildId}/`;
}

const CLIENT = fromFileUrl(new URL("../client/boot.ts", import.meta.url));

/**
 * Bundles each island on its own, with what islands share in modules of their own.
 *
 * @throws {Error} esbuild's, with file and line, when an island cannot be bundled
 */
export async function bundleIslands(options: BundleOptions): Promise<Bundle> {
  const { root, islands } = options;
  // Fresh makes its root as well, and so needs the right to write there.
  await Deno.mkdir(root, { recursive: true });
  const bundle: Bundle = { buildId: BUILD_ID, client: "", islands: new Map(), files: new Map() };
  if (islands.length === 0) return bundle;

  const { metafile, outputFiles } = await runEsbuild(options);
  const urlOf = (output: string) => bundlePath(BUILD_ID) + output.replace(/.*[/\\]/, "");
  for (const { path, contents } of outputFiles) {
    bundle.files.set(urlOf(path), new Uint8Array(contents));
  }
  for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint === undefined) continue;
    const source = resolve(root, entryPoint);
    if (source === CLIENT) bundle.client = urlOf(output);
    else bundle.islands.set(source, urlOf(output));
  }
  return bundle;
}

type Result = esbuild.BuildResult<{ metafile: true; write: false }>;

async function runEsbuild({ root, islands, target, mode }: BundleOptions): Promise<Result> {
  const dev = mode === "development";
  try {
    return await esbuild.build({
      absWorkingDir: root,
      entryPoints: [{ in: CLIENT, out: "fresh-runtime" }, ...named(islands)],
      outdir: join(root, "_fresh_js"),
      ...{ bundle: true, splitting: true, format: "esm", platform: "browser", target },
      ...{ chunkNames: "chunk-[hash]" },
      ...{ minify: !dev, sourcemap: dev ? "inline" : false, legalComments: "none" },
      ...{ jsx: "automatic", jsxImportSource: "preact", tsconfigRaw: {} },
      ...{ metafile: true, write: false, logLevel: "silent" },
      plugins: [islandImports(root)],
    });
  } finally {
    await esbuild.stop();
  }
}

/** An output name for each island: its file's, with a number when two files have the same. */
function named(islands: readonly string[]): { in: string; out: string }[] {
  const used = new Set<string>();
  return islands.map((file) => {
    const base = file.replace(/.*[/\\]/, "").replace(/\.\w+$/, "");
    let out = base;
    for (let n = 2; used.has(out); n++) out = `${base}_${n}`;
    used.add(out);
    return { in: file, out };
  });
}
