import { islandsOf, type Snapshot } from "../snapshot.ts";
import { join, toFileUrl } from "../std.ts";
import { siteFiles } from "./assets.ts";
import type { Bundle } from "./bundle.ts";
import type { SourceFiles } from "./crawl.ts";
import type { ResolvedBuildConfig } from "./config.ts";
import type { Transformation } from "./transform.ts";

/** A build that stays in memory, for development and for tests. */
export async function memorySnapshot(
  config: ResolvedBuildConfig,
  sources: SourceFiles,
  bundle: Bundle,
  transformations: readonly Transformation[],
): Promise<Omit<Snapshot, "devScript">> {
  const modules: { file: string; module: Record<string, unknown>; url: string }[] = [];
  for (const [file, url] of bundle.islands) modules.push({ file, module: await load(file), url });
  const routes = new Map<string, unknown>();
  for (const file of sources.routes) {
    routes.set(withoutExtension(file), await load(join(config.routeDir, file)));
  }
  const { root, mode } = config;
  const { buildId, client } = bundle;
  const files = [...await siteFiles(config, bundle, transformations)];
  const assets = new Map(files.map(([path, { made, file, ...about }]) => {
    const read = () => made === null ? Deno.readFile(join(root, file)) : Promise.resolve(made);
    return [path, { ...about, read }];
  }));
  return { root, mode, buildId, client, islands: islandsOf(modules), assets, routes };
}

/** A file's path as routes know it. */
export function withoutExtension(file: string): string {
  return file.replace(/\.\w+$/, "");
}

async function load(file: string): Promise<Record<string, unknown>> {
  return await import(toFileUrl(file).href);
}
