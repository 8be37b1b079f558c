import { nonceOf } from "../scope.ts";
import type { Middleware } from "../types.ts";

/** Options of {@linkcode csp}. */
export interface CSPOptions {
  /** Put the page's nonce in place of `'unsafe-inline'`. */
  useNonce?: boolean;
}

const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "upgrade-insecure-requests",
].join("; ");

/**
 * A middleware that sets `Content-Security-Policy`. With `useNonce` only the scripts and styles
 * of the rendered page run; an answer that was not rendered keeps `'unsafe-inline'`, as in Fresh.
 *
 * @example
 * ```ts
 * import { App, csp } from "fresh";
 *
 * const app = new App().use(csp({ useNonce: true })).get("/", () => new Response("hello"));
 * const response = await app.handler()(new Request("http://localhost/"));
 * if (!response.headers.has("Content-Security-Policy")) throw new Error("the header is set");
 * ```
 */
export function csp<State>({ useNonce = false }: CSPOptions = {}): Middleware<State> {
  return async (ctx) => {
    const response = await ctx.next();
    const nonce = useNonce ? nonceOf(response) : undefined;
    const policy = nonce === undefined
      ? POLICY
      : POLICY.replaceAll("'unsafe-inline'", `'nonce-${nonce}'`);
    response.headers.set("Content-Security-Policy", policy);
    return response;
  };
}
