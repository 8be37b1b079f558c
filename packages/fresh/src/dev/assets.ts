import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Asset, Encoding } from "../snapshot.ts";
import { contentType, extname } from "../std.ts";

const COMPRESSIBLE = /^(text\/|image\/svg|application\/(javascript|json|manifest|xml|wasm))/;

/** The `Content-Type` for a file's name. */
export function typeOf(path: string): string {
  return contentType(extname(path)) ?? "application/octet-stream";
}

/** Hash of some content, short enough for names and headers. */
export async function hashOf(content: Uint8Array<ArrayBuffer> | string): Promise<string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return digest.toHex().slice(0, 24);
}

/** The build id: a hash of the paths and contents of all assets. */
export async function buildIdOf(hashes: ReadonlyMap<string, string>): Promise<string> {
  const lines = [...hashes].map(([path, hash]) => `${path} ${hash}`).sort();
  return (await hashOf(lines.join("\n"))).slice(0, 16);
}

/** The compressed forms of a file that are worth having, the smallest kind first. */
export function compressed(
  path: string,
  content: Uint8Array<ArrayBuffer>,
): Map<Encoding, Uint8Array<ArrayBuffer>> {
  const forms = new Map<Encoding, Uint8Array<ArrayBuffer>>();
  if (!COMPRESSIBLE.test(typeOf(path))) return forms;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const br = new Uint8Array(brotliCompressSync(content, { params }));
  const gzip = new Uint8Array(gzipSync(content, { level: 9 }));
  if (br.length < content.length) forms.set("br", br);
  if (gzip.length < content.length) forms.set("gzip", gzip);
  return forms;
}

/** An asset that is read anew each time, as development wants it. */
export function freshAsset(path: string, read: () => Promise<Uint8Array<ArrayBuffer>>): Asset {
  return {
    contentType: typeOf(path),
    immutable: false,
    encodings: [],
    hash: async () => await hashOf(await read()),
    read,
  };
}
