import type { Middleware, RequestContext } from "./context.ts";
import { codeOf, noteCode } from "./request_code.ts";
import { watchBody } from "./watch_body.ts";

/** How requests are logged. */
export interface LogOptions {
  /** Whether a line has the path and the query, which name what was listened to. */
  readonly names: boolean;
  /** The time in milliseconds. */
  readonly now: () => number;
  /** Where a line goes, without its end. */
  readonly write: (line: string) => void;
}

/** One line of the log. */
export interface LogLine {
  /** When the request came, UTC. */
  readonly time: string;
  readonly method: string;
  /** The pattern of the route (`/artist/:name`), null when no route has the path. */
  readonly route: string | null;
  readonly status: number;
  /** Why it was not answered, where that has a name. */
  readonly code?: string;
  /** Milliseconds until the answer was ready, its body handed over. */
  readonly ms: number;
  /** Bytes of the body before compression, or what `Content-Length` says. */
  readonly bytes: number;
  /** Present, and true, when the client did not get all of the answer. */
  readonly cut?: true;
  /** Path and query, only when names are logged. */
  readonly path?: string;
}

/**
 * Writes one line of JSON per request: never a client's address, a header or a body, and no path
 * unless names are enabled, since paths and queries name artists.
 *
 * @example
 * ```ts
 * import { logRequests } from "./request_log.ts";
 *
 * console.assert(
 *   typeof logRequests({ names: false, now: Date.now, write: console.log }) === "function",
 * );
 * ```
 */
export function logRequests({ names, now, write }: LogOptions): Middleware {
  return async (context) => {
    const start = now();
    const line = (status: number, bytes: number, isWhole: boolean) => {
      const code = codeOf(context.req);
      const entry: LogLine = {
        time: new Date(start).toISOString(),
        method: knownMethod(context.req.method),
        route: context.route,
        status,
        ...(status < 400 || code === undefined ? {} : { code }),
        ms: Math.round(now() - start),
        bytes,
        ...(isWhole ? {} : { cut: true }),
        ...(names ? { path: context.url.pathname + context.url.search } : {}),
      };
      write(JSON.stringify(entry));
    };
    return await logged(context, line);
  };
}

type WriteLine = (status: number, bytes: number, isWhole: boolean) => void;

async function logged(context: RequestContext, line: WriteLine): Promise<Response> {
  let response: Response;
  try {
    response = await context.next();
  } catch (error) {
    if (statusOf(error) === 500) noteCode(context.req, "internal");
    line(statusOf(error), 0, true);
    throw error;
  }
  const length = response.headers.get("content-length");
  if (response.body === null || context.req.method === "HEAD") {
    line(response.status, 0, true);
    return response;
  }
  if (length !== null) {
    line(response.status, Number(length), true);
    return response;
  }
  let bytes = 0;
  const { body } = watchBody(response.body, {
    passed: (count) => {
      bytes += count;
    },
    ended: (how) => line(response.status, bytes, how === "whole"),
  });
  return new Response(body, response);
}

/** A thrown error's own status, as Fresh's `HttpError` has one, or 500. */
function statusOf(error: unknown): number {
  const named = typeof error === "object" && error !== null && "status" in error
    ? error.status
    : undefined;
  return typeof named === "number" ? named : 500;
}

/** A known method; a client may send any word. */
function knownMethod(method: string): string {
  const known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
  return known.includes(method) ? method : "OTHER";
}
