import { type Asset, type Chunk, islandsOf, type Snapshot } from "../snapshot.ts";
import { join, toFileUrl } from "../std.ts";
import { buildIdOf, freshAsset } from "./assets.ts";
import type { Bundle } from "./bundle.ts";
import { filesBelow, type SourceFiles } from "./crawl.ts";
import type { ReadFile, ResolvedBuildConfig } from "./config.ts";

/** A build that stays in memory, for development and for tests. */
export async function memorySnapshot(
  config: ResolvedBuildConfig,
  sources: SourceFiles,
  bundle: Bundle,
  readFile: ReadFile,
  devScript: string | null,
): Promise<Snapshot> {
  const assets = new Map<string, Asset>();
  for (const file of await filesBelow(config.staticDir)) {
    assets.set(`/${file}`, freshAsset(file, () => readFile(file)));
  }
  for (const [path, content] of bundle.files) {
    assets.set(path, { ...freshAsset(path, () => Promise.resolve(content)), immutable: true });
  }
  const hashes = new Map<string, string>();
  for (const [path, asset] of assets) hashes.set(path, await asset.hash());

  const modules: { name: string; module: Record<string, unknown>; chunk: Chunk }[] = [];
  for (const [file, chunk] of bundle.islands) {
    modules.push({ name: islandName(file), module: await load(file), chunk });
  }
  const routes = new Map<string, unknown>();
  for (const file of sources.routes) {
    routes.set(withoutExtension(file), await load(join(config.routeDir, file)));
  }
  return {
    root: config.root,
    mode: config.mode,
    buildId: await buildIdOf(hashes),
    client: bundle.client,
    islands: islandsOf(modules),
    assets,
    routes,
    devScript,
  };
}

/** What an island is called in errors: its file's name. */
export function islandName(file: string): string {
  return withoutExtension(file.slice(file.lastIndexOf("/") + 1));
}

/** A file's path as routes know it. */
export function withoutExtension(file: string): string {
  return file.replace(/\.\w+$/, "");
}

async function load(file: string): Promise<Record<string, unknown>> {
  return await import(toFileUrl(file).href);
}
