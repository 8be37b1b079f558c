import { join } from "../std.ts";

/** Source files of a site, as paths below their folder, in a stable order. */
export interface SourceFiles {
  /** Absolute paths. */
  islands: string[];
  /** Paths below the route folder. */
  routes: string[];
}

const MODULE = /\.[jt]sx?$/;

/**
 * Finds islands and routes. A folder `(_islands)` among the routes holds islands; other folders
 * that begin with `(_` hold no routes.
 */
export async function findSources(
  { islandDir, routeDir, ignore }: { islandDir: string; routeDir: string; ignore: RegExp[] },
): Promise<SourceFiles> {
  const isModule = (file: string) =>
    MODULE.test(file) && !file.endsWith(".d.ts") && !ignore.some((pattern) => pattern.test(file));
  const below = (await filesBelow(routeDir)).filter(isModule);
  const local = below.filter((file) => file.includes("(_islands)/"));
  return {
    islands: [
      ...(await filesBelow(islandDir)).filter(isModule).map((file) => join(islandDir, file)),
      ...local.map((file) => join(routeDir, file)),
    ],
    routes: below.filter((file) => !file.includes("(_")),
  };
}

/** All files below a folder, sorted; none when there is no folder. Links are not followed. */
export async function filesBelow(dir: string): Promise<string[]> {
  const files: string[] = [];
  try {
    for await (const entry of Deno.readDir(dir)) {
      if (entry.isFile) files.push(entry.name);
      if (!entry.isDirectory) continue;
      const below = await filesBelow(join(dir, entry.name));
      files.push(...below.map((file) => `${entry.name}/${file}`));
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return files.sort();
}
