/**
 * Requests that Fresh's router cannot handle: a path with a broken escape, an unknown method, an
 * invalid `Host`. It would throw before the first middleware, and the server would answer 500
 * without log, limits or headers. Also requests whose path has lost the site's prefix in a proxy.
 */
import type { Middleware } from "fresh";
import { type Refusal, refuse } from "../middleware/refusal.ts";
import { isApi } from "../middleware/context.ts";
import { isBelow } from "../../core/base_path.ts";
import { linkTo } from "../../ui/links/links.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const refusals = new WeakMap<Request, Refusal>();

/** Answers a request, given the server's information about the connection. */
type Handle<Info> = (request: Request, info?: Info) => Promise<Response>;

/**
 * Passes a malformed request on in a form that the router accepts, so that {@linkcode
 * refuseMalformed} refuses it behind the other middleware.
 */
export function normalizeRequests<Info>(handle: Handle<Info>): Handle<Info> {
  return async (request, info) => {
    const refusal = refusalOf(request);
    return await handle(
      refusal === undefined ? prefixed(request) : harmless(request, refusal),
      info,
    );
  };
}

/** A middleware that refuses what {@linkcode normalizeRequests} found malformed. */
export function refuseMalformed<State>(): Middleware<State> {
  return async (ctx) => {
    const refusal = refusals.get(ctx.req);
    return refusal === undefined ? await ctx.next() : refuse(ctx, refusal);
  };
}

function refusalOf({ method, url }: Request): Refusal | undefined {
  if (!URL.canParse(url)) {
    return badRequest("The Host header of this request is not a host name.");
  }
  if (!METHODS.includes(method)) {
    const headers = { Allow: "GET, HEAD, POST" };
    const message = "The site does not know this method.";
    return { status: 405, code: "method-not-allowed", message, headers };
  }
  return isDecodable(new URL(url).pathname)
    ? undefined
    : badRequest("The path of this address is not valid percent-encoded UTF-8.");
}

function badRequest(message: string): Refusal {
  return { status: 400, code: "bad-request", message };
}

/** A proxy may keep or strip the site's prefix: from here on, the path has it. */
function prefixed(request: Request): Request {
  const url = new URL(request.url);
  if (isBelow(url.pathname)) return request;
  url.pathname = linkTo(url.pathname);
  // Not a copy: copying reads the signal, which makes Deno report the end of the request.
  const { method, headers, body } = request;
  return new Request(url, { method, headers, body });
}

/** A GET that no route answers, from the same client to the same host. */
function harmless(request: Request, refusal: Refusal): Request {
  const url = new URL(URL.canParse(request.url) ? request.url : "http://localhost/");
  url.pathname = linkTo(isApi(url) ? "/api/-" : "/-");
  const stand = new Request(url, { headers: request.headers });
  refusals.set(stand, refusal);
  return stand;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
