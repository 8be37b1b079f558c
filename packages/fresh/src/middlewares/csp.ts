import { scopeOf } from "../scope.ts";
import type { Middleware } from "../types.ts";

/** Options of {@linkcode csp}. */
export interface CSPOptions {
  /** Only report what would be blocked. */
  reportOnly?: boolean;
  /** Where browsers send reports, for example `/api/csp-reports`. */
  reportTo?: string;
  /** Directives to add, or to put in place of the default of the same name. */
  csp?: string[];
  /** Put the page's nonce in place of `'unsafe-inline'`. */
  useNonce?: boolean;
}

const DEFAULTS = [
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
];

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
export function csp<State>(options: CSPOptions = {}): Middleware<State> {
  const { reportOnly = false, reportTo, csp: own = [], useNonce = false } = options;
  const directives = new Map(
    [...DEFAULTS, ...own].map((directive) => [directive.split(" ", 1)[0], directive]),
  );
  if (reportTo !== undefined) {
    directives.set("report-to", "report-to csp-endpoint");
    directives.set("report-uri", `report-uri ${reportTo}`);
  }
  const policy = [...directives.values()].join("; ");
  const header = `Content-Security-Policy${reportOnly ? "-Report-Only" : ""}`;

  return async (ctx) => {
    const answer = await ctx.next();
    const response = new Response(answer.body, answer);
    const nonce = useNonce ? scopeOf(ctx).nonce : null;
    response.headers.set(
      header,
      nonce === null ? policy : policy.replaceAll("'unsafe-inline'", `'nonce-${nonce}'`),
    );
    if (reportTo !== undefined) {
      response.headers.set("Reporting-Endpoints", `csp-endpoint="${reportTo}"`);
    }
    return response;
  };
}
