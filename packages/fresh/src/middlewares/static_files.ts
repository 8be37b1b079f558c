import { BUILD_PARAM } from "../runtime/build_id.ts";
import { scopeOf } from "../scope.ts";
import type { Asset, Snapshot } from "../snapshot.ts";
import type { Middleware } from "../types.ts";

/**
 * A middleware that answers with the files of the static folder and with the bundled islands.
 *
 * A path is looked up among the files that the build found, never on the disk: no path leads out
 * of the folder. What carries the build id may be kept for a year, the rest not at all.
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
    if (snapshot === null) return await ctx.next();
    // A broken escape throws here, and ends in the error page.
    const path = decodeURIComponent(ctx.url.pathname).slice(ctx.config.basePath.length);
    const asset = snapshot.assets.get(path);
    if (asset === undefined) {
      return path === "/favicon.ico" ? new Response(null, { status: 404 }) : await ctx.next();
    }
    if (ctx.req.method !== "GET" && ctx.req.method !== "HEAD") {
      return new Response("Method Not Allowed", { status: 405 });
    }
    return outdated(ctx.url, snapshot) ?? await answer(ctx.req, ctx.url, asset, snapshot);
  };
}

/** A URL of another build is sent to the file itself: its content must not be kept as that. */
function outdated(url: URL, { buildId }: Snapshot): Response | null {
  const asked = url.searchParams.get(BUILD_PARAM);
  if (asked === null || asked === buildId) return null;
  const location = new URL(url);
  location.searchParams.delete(BUILD_PARAM);
  const headers = { location: location.pathname + location.search };
  return new Response(null, { status: 307, headers });
}

async function answer(
  req: Request,
  url: URL,
  { hash, contentType, immutable, read }: Asset,
  { mode }: Snapshot,
): Promise<Response> {
  const headers = new Headers({ "Content-Type": contentType, Vary: "If-None-Match" });
  const known = req.headers.get("If-None-Match");
  if (known === hash || known === `W/"${hash}"`) {
    return new Response(null, { status: 304, headers });
  }
  headers.set("ETag", `W/"${hash}"`);
  const isLocked = immutable || url.searchParams.has(BUILD_PARAM);
  headers.set(
    "Cache-Control",
    isLocked && mode === "production"
      ? "public, max-age=31536000, immutable"
      : "no-cache, no-store, max-age=0, must-revalidate",
  );
  const bytes = await read();
  headers.set("Content-Length", String(bytes.length));
  return new Response(req.method === "HEAD" ? null : bytes, { headers });
}
