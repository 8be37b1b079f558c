import type { Manifest } from "../internal.ts";
import { join, relative } from "../std.ts";
import { buildIdOf, compressed, hashOf, typeOf } from "./assets.ts";
import { type Bundle, BUNDLE_PATH } from "./bundle.ts";
import type { ReadFile, ResolvedBuildConfig } from "./config.ts";
import { filesBelow, type SourceFiles } from "./crawl.ts";
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
  const { outDir, staticDir } = config;
  await removeIfThere(join(outDir, "static"));
  const assets: Manifest["assets"] = {};
  for (const file of await filesBelow(staticDir)) {
    assets[`/${file}`] = await writeAsset(outDir, `/${file}`, await readFile(file));
  }
  for (const [path, content] of bundle.files) {
    assets[path] = await writeAsset(outDir, path, content);
  }
  const islands = [...bundle.islands].map(([file, chunk]) => ({
    file: relative(config.root, file),
    chunk,
  }));
  const hashes = new Map(Object.entries(assets).map(([path, { hash }]) => [path, hash]));
  const buildId = await buildIdOf(hashes);
  const manifest: Manifest = { buildId, client: bundle.client, islands, assets };
  await Deno.mkdir(outDir, { recursive: true });
  await Deno.writeTextFile(join(outDir, "snapshot.json"), JSON.stringify(manifest, null, 2) + "\n");
  await Deno.writeTextFile(join(outDir, "server.js"), serverModule(config, sources));
}

async function writeAsset(
  outDir: string,
  path: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<Manifest["assets"][string]> {
  const file = join(outDir, "static", path);
  await Deno.mkdir(join(file, ".."), { recursive: true });
  await Deno.writeFile(file, content);
  const forms = compressed(path, content);
  for (const [encoding, bytes] of forms) await Deno.writeFile(`${file}.${encoding}`, bytes);
  return {
    contentType: typeOf(path),
    hash: await hashOf(content),
    immutable: path.startsWith(BUNDLE_PATH),
    encodings: [...forms.keys()],
  };
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
