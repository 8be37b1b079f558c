import type { Manifest } from "../internal.ts";
import { join, relative } from "../std.ts";
import { buildIdOf, compressed, type SiteFile, siteFiles } from "./assets.ts";
import type { Bundle } from "./bundle.ts";
import type { ReadFile, ResolvedBuildConfig } from "./config.ts";
import type { SourceFiles } from "./crawl.ts";
import { withoutExtension } from "./memory.ts";

/**
 * Writes the production build: `static/` with all assets and their compressed forms,
 * `snapshot.json` that describes them, and `server.js` for `deno serve`.
 */
export async function writeBuild(
  config: ResolvedBuildConfig,
  sources: SourceFiles,
  bundle: Bundle,
  readFile: ReadFile,
): Promise<void> {
  const { outDir } = config;
  await removeIfThere(join(outDir, "static"));
  const files = await siteFiles(config.staticDir, bundle, readFile);
  const assets: Manifest["assets"] = {};
  for (const [path, file] of files) {
    assets[path] = await writeAsset(join(outDir, "static", path), file);
  }
  const islands = [...bundle.islands].map(([file, chunk]) => ({
    file: relative(config.root, file),
    chunk,
  }));
  const buildId = await buildIdOf(files);
  const manifest: Manifest = { buildId, client: bundle.client, islands, assets };
  await Deno.mkdir(outDir, { recursive: true });
  await Deno.writeTextFile(join(outDir, "snapshot.json"), JSON.stringify(manifest, null, 2) + "\n");
  await Deno.writeTextFile(join(outDir, "server.js"), serverModule(config, sources));
}

async function writeAsset(path: string, file: SiteFile): Promise<Manifest["assets"][string]> {
  const { content, ...about } = file;
  await Deno.mkdir(join(path, ".."), { recursive: true });
  await Deno.writeFile(path, content);
  const forms = compressed(file);
  for (const [encoding, bytes] of forms) await Deno.writeFile(`${path}.${encoding}`, bytes);
  return { ...about, encodings: [...forms.keys()] };
}

/** The entry of the server: it imports the site's own sources, so that types and maps still hold. */
function serverModule(config: ResolvedBuildConfig, { islands, routes }: SourceFiles): string {
  const { outDir, root, routeDir, serverEntry } = config;
  const specifier = (file: string) => JSON.stringify(encodeURI(`./${relative(outDir, file)}`));
  const imported = (files: readonly string[], name: string) =>
    files.map((file, i) => `import * as ${name}${i} from ${specifier(file)};`);
  const listed = (files: readonly string[], name: string) =>
    files.map((file, i) => `    [${JSON.stringify(file)}, ${name}${i}],`);
  return [
    "// Written by the build: changes here are lost with the next one.",
    'import { serveBuild } from "@fresh/core/internal";',
    'import manifest from "./snapshot.json" with { type: "json" };',
    `import * as main from ${specifier(serverEntry)};`,
    ...imported(islands, "island"),
    ...imported(routes.map((file) => join(routeDir, file)), "route"),
    "",
    "export default serveBuild({",
    "  main,",
    "  manifest,",
    '  assets: new URL("./static", import.meta.url),',
    `  root: new URL(${specifier(root)}, import.meta.url),`,
    "  islands: [",
    ...listed(islands.map((file) => relative(root, file)), "island"),
    "  ],",
    "  routes: [",
    ...listed(routes.map(withoutExtension), "route"),
    "  ],",
    "});",
    "",
  ].join("\n");
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
