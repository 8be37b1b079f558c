import type { RequestContext } from "../../lib/server/middleware/context.ts";

/** What a test says of a request; the rest is a GET of `/` from this computer. */
export interface ContextParts {
  readonly url?: string;
  readonly route?: string | null;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit;
  /** The address it comes from. */
  readonly from?: string;
  readonly completed?: Promise<void>;
  readonly next?: () => Promise<Response>;
}

/** A context without an app around it. */
export function requestContext(parts: ContextParts = {}): RequestContext {
  const { url = "http://localhost/", route = null, method = "GET", headers = {}, body } = parts;
  const { from = "127.0.0.1", completed = Promise.resolve() } = parts;
  return {
    req: new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }),
    url: new URL(url),
    route,
    info: { remoteAddr: { transport: "tcp", hostname: from, port: 1234 }, completed },
    next: parts.next ?? (() => Promise.resolve(new Response("answered"))),
  };
}
