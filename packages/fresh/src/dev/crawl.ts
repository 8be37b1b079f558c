import { join } from "../std.ts";

/** Source files of a site, as paths below their folder, in a stable order. */
export interface SourceFiles {
  /** Absolute paths. */
  islands: string[];
  /** Paths below the route folder. */
  routes: string[];
}

const MODULE = /\.[jt]sx?$/;
const NO_MODULE = /\.d\.ts$|[._]test\.[jt]sx?$/;

/** Finds islands and routes; folders that begin with `(_` hold no routes. */
export async function findSources(
  { islandDir, routeDir }: { islandDir: string; routeDir: string },
): Promise<SourceFiles> {
  const modules = async (folder: string) =>
    (await filesBelow(folder)).filter((file) => MODULE.test(file) && !NO_MODULE.test(file));
  return {
    islands: (await modules(islandDir)).map((file) => join(islandDir, file)),
    routes: (await modules(routeDir)).filter((file) => !file.includes("(_")),
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
