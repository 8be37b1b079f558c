import * as esbuild from "esbuild";
import type { Chunk } from "../snapshot.ts";
import { fromFileUrl, join, resolve } from "../std.ts";
import { islandImports } from "./resolve.ts";

/** Where bundled modules are served, below the base path. */
export const BUNDLE_PATH = "/_fresh/js/";

/** The browser's side of a site. */
export interface Bundle {
  client: Chunk;
  /** The module of each island file, by its absolute path. */
  islands: Map<string, Chunk>;
  /** Content of each module, by its path below the base path. */
  files: Map<string, Uint8Array<ArrayBuffer>>;
}

/** What to bundle and for which browsers. */
export interface BundleOptions {
  root: string;
  islands: readonly string[];
  target: string | string[];
  mode: "development" | "production";
}

const CLIENT = fromFileUrl(new URL("../client/boot.ts", import.meta.url));

/**
 * Bundles each island on its own, with what islands share in modules of their own. Names hold a
 * hash of their content.
 *
 * @throws {BundleError} when an island cannot be bundled
 */
export async function bundleIslands(options: BundleOptions): Promise<Bundle> {
  const { root, islands } = options;
  const bundle: Bundle = { client: { url: "", imports: [] }, islands: new Map(), files: new Map() };
  if (islands.length === 0) return bundle;

  const { metafile, outputFiles } = await runEsbuild(options);
  for (const file of outputFiles) {
    const name = file.path.slice(file.path.lastIndexOf("/") + 1);
    bundle.files.set(BUNDLE_PATH + name, new Uint8Array(file.contents));
  }
  for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint === undefined) continue;
    const source = resolve(root, entryPoint);
    const chunk = { url: urlOf(output), imports: importsOf(output, metafile) };
    if (source === CLIENT) bundle.client = chunk;
    else bundle.islands.set(source, chunk);
  }
  return bundle;
}

/** Islands that cannot be bundled; its message says all, with file and line. */
export class BundleError extends Error {
  override readonly name = "BundleError";
}

type Result = esbuild.BuildResult<{ metafile: true; write: false }>;

async function runEsbuild({ root, islands, target, mode }: BundleOptions): Promise<Result> {
  const dev = mode === "development";
  try {
    return await esbuild.build({
      absWorkingDir: root,
      entryPoints: [{ in: CLIENT, out: "client" }, ...named(islands)],
      outdir: join(root, "_fresh_js"),
      ...{ bundle: true, splitting: true, format: "esm", platform: "browser", target },
      ...{ entryNames: "[name]-[hash]", chunkNames: "chunk-[hash]" },
      ...{ minify: !dev, sourcemap: dev ? "inline" : false, legalComments: "none" },
      ...{ jsx: "automatic", jsxImportSource: "preact", tsconfigRaw: {} },
      ...{ metafile: true, write: false, logLevel: "silent" },
      plugins: [islandImports(root)],
    });
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const messages = await esbuild.formatMessages(error.errors, { kind: "error", color: false });
    throw new BundleError(`Cannot bundle the islands:\n\n${messages.join("\n").trimEnd()}`);
  } finally {
    await esbuild.stop();
  }
}

/** An output name for each island: its file's, with a number when two files have the same. */
function named(islands: readonly string[]): { in: string; out: string }[] {
  const used = new Set(["client"]);
  return islands.map((file) => {
    const base = file.slice(file.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
    let out = base;
    for (let n = 2; used.has(out); n++) out = `${base}-${n}`;
    used.add(out);
    return { in: file, out };
  });
}

/** All modules that come with one, however deep they are imported. */
function importsOf(output: string, metafile: esbuild.Metafile): string[] {
  const found = new Set<string>();
  const visit = (path: string) => {
    for (const { path: imported, kind, external } of metafile.outputs[path]?.imports ?? []) {
      if (kind !== "import-statement" || external || found.has(imported)) continue;
      found.add(imported);
      visit(imported);
    }
  };
  visit(output);
  return [...found].map(urlOf);
}

function urlOf(output: string): string {
  return BUNDLE_PATH + output.slice(output.lastIndexOf("/") + 1);
}

function isBuildFailure(error: unknown): error is esbuild.BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}
