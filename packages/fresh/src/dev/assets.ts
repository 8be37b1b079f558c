import { contentType, extname, join, relative } from "../std.ts";
import { type Bundle, bundlePath } from "./bundle.ts";
import type { ResolvedBuildConfig } from "./config.ts";
import { filesBelow } from "./crawl.ts";
import { type Transformation, transformed } from "./transform.ts";

/** A file of the site as browsers get it. */
export interface SiteFile {
  contentType: string;
  hash: string;
  /** Its path holds the build id. */
  immutable: boolean;
  /** What the build made; null when the file is served from where it is. */
  made: Uint8Array<ArrayBuffer> | null;
  /** Where the file is, or where the build writes it, below the site's folder. */
  file: string;
}

/** The static files and the bundled modules, by their paths below the base path. */
export async function siteFiles(
  config: ResolvedBuildConfig,
  bundle: Bundle,
  transformations: readonly Transformation[],
): Promise<Map<string, SiteFile>> {
  const { root, staticDir, outDir } = config;
  const files = new Map<string, SiteFile>();
  const add = async (
    path: string,
    { content, made, from }: { content: Uint8Array<ArrayBuffer>; made: boolean; from: string },
  ) => {
    files.set(path, {
      contentType: contentType(extname(path)) ?? "text/plain",
      hash: await hashOf(content),
      immutable: path.startsWith(bundlePath(bundle.buildId)),
      made: made ? content : null,
      file: relative(root, from).replaceAll("\\", "/"),
    });
  };
  for (const name of await filesBelow(staticDir)) {
    const from = join(staticDir, name);
    const content = await Deno.readFile(from);
    const changed = await transformed(config, from, content, transformations);
    const made = changed !== content;
    const to = made ? join(outDir, "static", name) : from;
    await add(`/${name}`, { content: changed, made, from: to });
  }
  for (const [path, content] of bundle.files) {
    await add(path, { content, made: true, from: join(outDir, "static", path) });
  }
  return files;
}

/** Hash of some content. */
async function hashOf(content: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", content)).toHex();
}
