import type { Manifest } from "../internal.ts";
import { join, relative } from "../std.ts";
import { siteFiles } from "./assets.ts";
import type { Bundle } from "./bundle.ts";
import type { ResolvedBuildConfig } from "./config.ts";
import type { SourceFiles } from "./crawl.ts";
import { withoutExtension } from "./memory.ts";
import type { Transformation } from "./transform.ts";

/**
 * Writes the production build: `static/` with what the build made (other static files stay where they
 * are), `snapshot.json` that describes all of them, and `server.js` for `deno serve`.
 */
export async function writeBuild(
  config: ResolvedBuildConfig,
  sources: SourceFiles,
  bundle: Bundle,
  transformations: readonly Transformation[],
): Promise<void> {
  const { outDir, root } = config;
  await Deno.remove(join(outDir, "static"), { recursive: true }).catch(ifThere);
  await Deno.mkdir(outDir, { recursive: true });
  const assets: Manifest["assets"] = {};
  for (const [path, { made, ...about }] of await siteFiles(config, bundle, transformations)) {
    assets[path] = about;
    if (made === null) continue;
    await Deno.mkdir(join(root, about.file, ".."), { recursive: true });
    await Deno.writeFile(join(root, about.file), made);
  }
  const islands = [...bundle.islands].map(([file, url]) => ({ file: below(root, file), url }));
  const { buildId, client } = bundle;
  const manifest: Manifest = { buildId, client, islands, assets };
  await Deno.writeTextFile(join(outDir, "snapshot.json"), JSON.stringify(manifest, null, 2) + "\n");
  await Deno.writeTextFile(join(outDir, "server.js"), serverModule(config, sources));
}

/** The entry of the server: it imports the site's own sources, so that types and maps still hold. */
function serverModule(config: ResolvedBuildConfig, { islands, routes }: SourceFiles): string {
  const { outDir, root, routeDir, serverEntry } = config;
  const specifier = (file: string) => JSON.stringify(encodeURI(`./${below(outDir, file)}`));
  const imported = (files: readonly string[], name: string) =>
    files.map((file, i) => `import * as ${name}${i} from ${specifier(file)};`);
  const listed = (files: readonly string[], name: string) =>
    files.map((file, i) => `    [${JSON.stringify(file)}, ${name}${i}],`);
  return [
    "// Written by the build: changes here are lost with the next one.",
    'import { serveBuild } from "fresh/internal";',
    'import manifest from "./snapshot.json" with { type: "json" };',
    `import * as main from ${specifier(serverEntry)};`,
    ...imported(islands, "island"),
    ...imported(routes.map((file) => join(routeDir, file)), "route"),
    "",
    "export default serveBuild({",
    "  main,",
    "  manifest,",
    `  root: new URL(${specifier(root)} + "/", import.meta.url),`,
    "  islands: [",
    ...listed(islands.map((file) => below(root, file)), "island"),
    "  ],",
    "  routes: [",
    ...listed(routes.map(withoutExtension), "route"),
    "  ],",
    "});",
    "",
  ].join("\n");
}

function below(folder: string, file: string): string {
  return relative(folder, file).replaceAll("\\", "/");
}

function ifThere(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
