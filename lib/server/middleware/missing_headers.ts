import type { Middleware } from "./context.ts";

/** How missing proxy headers are reported. */
export interface MissingHeadersOptions {
  /** How many proxies are in front of the site, as `TRUST_PROXY` says. */
  readonly proxies: number;
  /** Receives the message, once. */
  readonly warn: (message: string) => void;
}

/** Requests from the computer itself, which bypass the proxy. */
const CHECKS = ["/api/health", "/api/ready"];

/**
 * Logs once that `TRUST_PROXY` is set but a request came without a proxy's headers: then all
 * clients count as one, and cookies are sent without TLS.
 *
 * @example
 * ```ts
 * import { warnOfMissingHeaders } from "./missing_headers.ts";
 *
 * const middleware = warnOfMissingHeaders({ proxies: 1, warn: console.error });
 * console.assert(typeof middleware === "function");
 * ```
 */
export function warnOfMissingHeaders({ proxies, warn }: MissingHeadersOptions): Middleware {
  let isTold = proxies === 0;
  return (context) => {
    const { url, req: { headers } } = context;
    const missing = ["X-Forwarded-For", "X-Forwarded-Proto"].filter((name) => !headers.has(name));
    if (!isTold && missing.length > 0 && !CHECKS.some((path) => url.pathname.endsWith(path))) {
      isTold = true;
      warn(
        `TRUST_PROXY is ${proxies}, but a request came without ${
          missing.join(" and ")
        }: all clients ` +
          "count as one, or cookies lack TLS. Let the proxy send both, as docs/deploying.md shows, " +
          "or unset TRUST_PROXY.",
      );
    }
    return context.next();
  };
}
