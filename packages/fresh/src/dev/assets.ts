import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Encoding } from "../snapshot.ts";
import { contentType, extname } from "../std.ts";
import { type Bundle, BUNDLE_PATH } from "./bundle.ts";
import type { ReadFile } from "./config.ts";
import { filesBelow } from "./crawl.ts";

/** A file of the site as browsers get it. */
export interface SiteFile {
  content: Uint8Array<ArrayBuffer>;
  contentType: string;
  hash: string;
  /** Its name holds a hash of its content. */
  immutable: boolean;
}

/** The static files and the bundled modules, by their paths below the base path. */
export async function siteFiles(
  staticDir: string,
  bundle: Bundle,
  readFile: ReadFile,
): Promise<Map<string, SiteFile>> {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const file of await filesBelow(staticDir)) {
    contents.set(`/${file}`, await readFile(file));
  }
  for (const [path, content] of bundle.files) contents.set(path, content);
  const files = new Map<string, SiteFile>();
  for (const [path, content] of contents) {
    files.set(path, {
      content,
      contentType: contentType(extname(path)) ?? "application/octet-stream",
      hash: await hashOf(content),
      immutable: path.startsWith(BUNDLE_PATH),
    });
  }
  return files;
}

/** The build id: a hash of the paths and contents of all files. */
export async function buildIdOf(files: ReadonlyMap<string, SiteFile>): Promise<string> {
  const lines = [...files].map(([path, { hash }]) => `${path} ${hash}`).sort();
  return (await hashOf(new TextEncoder().encode(lines.join("\n")))).slice(0, 16);
}

/** Hash of some content, short enough for headers. */
async function hashOf(content: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", content)).toHex().slice(0, 24);
}

const COMPRESSIBLE = /^(text\/|image\/svg|application\/(javascript|json|manifest|xml|wasm))/;

/** The compressed forms of a file that are worth having, the smallest kind first. */
export function compressed(
  { content, contentType }: SiteFile,
): Map<Encoding, Uint8Array<ArrayBuffer>> {
  const forms = new Map<Encoding, Uint8Array<ArrayBuffer>>();
  if (!COMPRESSIBLE.test(contentType)) return forms;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const br = new Uint8Array(brotliCompressSync(content, { params }));
  const gzip = new Uint8Array(gzipSync(content, { level: 9 }));
  if (br.length < content.length) forms.set("br", br);
  if (gzip.length < content.length) forms.set("gzip", gzip);
  return forms;
}
