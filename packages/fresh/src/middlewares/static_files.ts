import { BUILD_PARAM } from "../runtime/build_id.ts";
import { scopeOf } from "../scope.ts";
import type { Asset, Encoding, Snapshot } from "../snapshot.ts";
import { acceptsEncodings, ifNoneMatch } from "../std.ts";
import type { Middleware } from "../types.ts";
import { parseRange } from "./range.ts";

/**
 * A middleware that answers with the files of the static folder and with the bundled islands.
 *
 * A path is looked up among the files that the build found, never on the disk: no path leads out
 * of the folder. Files with a hash in their name, and those asked for by `asset()`, may be kept
 * for a year; the others are checked by ETag.
 *
 * @example
 * ```ts
 * import { App, staticFiles } from "fresh";
 *
 * const app = new App().use(staticFiles()).get("/", () => new Response("hello"));
 * const response = await app.handler()(new Request("http://localhost/%2e%2e/deno.json"));
 * if (response.status !== 404) throw new Error("only files of the folder are found");
 * ```
 */
export function staticFiles<State>(): Middleware<State> {
  return async (ctx) => {
    const { snapshot } = scopeOf(ctx);
    const path = pathBelow(ctx.config.basePath, ctx.url.pathname);
    const asset = path === null ? undefined : snapshot?.assets.get(path);
    if (asset === undefined || snapshot === null) return await ctx.next();
    if (ctx.req.method !== "GET" && ctx.req.method !== "HEAD") {
      return new Response("Method Not Allowed", { status: 405, headers: { Allow: "GET, HEAD" } });
    }
    return outdated(ctx.url, snapshot) ?? await answer(ctx.req, ctx.url, asset, snapshot);
  };
}

/** The decoded path below the base path, or null when there is none. */
function pathBelow(basePath: string, pathname: string): string | null {
  if (!pathname.startsWith(`${basePath}/`)) return null;
  try {
    return decodeURIComponent(pathname.slice(basePath.length));
  } catch {
    return null;
  }
}

/** A URL of another build is sent to the file itself: its content must not be kept as that. */
function outdated(url: URL, { buildId }: Snapshot): Response | null {
  const asked = url.searchParams.get(BUILD_PARAM);
  if (asked === null || asked === buildId) return null;
  const location = new URL(url);
  location.searchParams.delete(BUILD_PARAM);
  const headers = { location: location.pathname + location.search, "Cache-Control": "no-cache" };
  return new Response(null, { status: 307, headers });
}

async function answer(
  req: Request,
  url: URL,
  asset: Asset,
  { mode }: Snapshot,
): Promise<Response> {
  const ranged = req.headers.get("Range");
  const encoding = ranged === null ? bestEncoding(req, asset) : null;
  const etag = `"${asset.hash}${encoding === null ? "" : `-${encoding}`}"`;
  const locked = asset.immutable || url.searchParams.has(BUILD_PARAM);
  const headers = new Headers({
    "Accept-Ranges": "bytes",
    "Cache-Control": locked && mode === "production"
      ? "public, max-age=31536000, immutable"
      : "no-cache",
    "Content-Type": asset.contentType,
    ETag: etag,
    "X-Content-Type-Options": "nosniff",
  });
  if (asset.encodings.length > 0) headers.set("Vary", "Accept-Encoding");
  if (!ifNoneMatch(req.headers.get("If-None-Match"), etag)) {
    return new Response(null, { status: 304, headers });
  }
  if (encoding !== null) headers.set("Content-Encoding", encoding);

  const bytes = await asset.read(encoding);
  const ifRange = req.headers.get("If-Range");
  const range = ranged !== null && (ifRange === null || ifRange === etag)
    ? parseRange(ranged, bytes.length)
    : null;
  if (range === null) {
    headers.set("Content-Length", String(bytes.length));
    return new Response(bytes, { headers });
  }
  if (range === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${bytes.length}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set("Content-Range", `bytes ${range.start}-${range.end}/${bytes.length}`);
  headers.set("Content-Length", String(range.end - range.start + 1));
  return new Response(bytes.slice(range.start, range.end + 1), { status: 206, headers });
}

/** The best of the forms at hand that the client takes; browsers name gzip first, but mean any. */
function bestEncoding(req: Request, asset: Asset): Encoding | null {
  if (asset.encodings.length === 0 || !req.headers.has("Accept-Encoding")) return null;
  return asset.encodings.find((encoding) => acceptsEncodings(req, encoding) === encoding) ?? null;
}
