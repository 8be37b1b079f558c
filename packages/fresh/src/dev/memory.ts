import { type Chunk, islandsOf, type Snapshot } from "../snapshot.ts";
import { join, toFileUrl } from "../std.ts";
import { buildIdOf, siteFiles } from "./assets.ts";
import type { Bundle } from "./bundle.ts";
import type { SourceFiles } from "./crawl.ts";
import type { ReadFile, ResolvedBuildConfig } from "./config.ts";

/** A build that stays in memory, for development and for tests. */
export async function memorySnapshot(
  config: ResolvedBuildConfig,
  sources: SourceFiles,
  bundle: Bundle,
  readFile: ReadFile,
  devScript: string | null,
): Promise<Snapshot> {
  const files = await siteFiles(config.staticDir, bundle, readFile);
  const modules: { file: string; module: Record<string, unknown>; chunk: Chunk }[] = [];
  for (const [file, chunk] of bundle.islands) {
    modules.push({ file, module: await load(file), chunk });
  }
  const routes = new Map<string, unknown>();
  for (const file of sources.routes) {
    routes.set(withoutExtension(file), await load(join(config.routeDir, file)));
  }
  return {
    root: config.root,
    mode: config.mode,
    buildId: await buildIdOf(files),
    client: bundle.client,
    islands: islandsOf(modules),
    assets: new Map(
      [...files].map(([path, { content, ...about }]) => [
        path,
        { ...about, encodings: [], read: () => Promise.resolve(content) },
      ]),
    ),
    routes,
    devScript,
  };
}

/** A file's path as routes know it. */
export function withoutExtension(file: string): string {
  return file.replace(/\.\w+$/, "");
}

async function load(file: string): Promise<Record<string, unknown>> {
  return await import(toFileUrl(file).href);
}
