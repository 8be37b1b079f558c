/**
 * Requests that Fresh's router cannot take: a path with a broken escape, a method that nobody knows, a
 * `Host` that makes no address. It would throw before the first middleware, and the server would
 * answer 500 without a log, a limit or a header. And those whose path a proxy has taken the site's
 * prefix from.
 */
import type { Middleware } from "fresh";
import { type Refusal, refuse } from "../middleware/refusal.ts";
import { isApi } from "../middleware/context.ts";
import { isBelow } from "../../ui/links/base_path.ts";
import { linkTo } from "../../ui/links/links.ts";
import { secured } from "./security_headers.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const refusals = new WeakMap<Request, Refusal>();

/** Answers a request, given what the server says about the connection. */
type Handle<Info> = (request: Request, info?: Info) => Promise<Response>;

/**
 * Passes a malformed request on in a form that the router takes, for {@linkcode refuseMalformed} to
 * refuse behind the other middleware.
 */
export function normalizeRequests<Info>(handle: Handle<Info>): Handle<Info> {
  return async (request, info) => {
    if (!URL.canParse(request.url)) {
      await request.body?.cancel();
      const url = new URL("http://localhost/");
      const refusal = badRequest("The Host header of this request is not a host name.");
      return secured(refuse({ url }, refusal), false);
    }
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

/** A proxy may pass the site's prefix on or take it away: the path has it from here on. */
function prefixed(request: Request): Request {
  const url = new URL(request.url);
  if (isBelow(url.pathname)) return request;
  url.pathname = linkTo(url.pathname);
  // Not a copy: that would ask for its signal, which Deno takes for the wish to be told of the end.
  const { method, headers, body } = request;
  return new Request(url, { method, headers, body });
}

/** A GET that no route answers, from the same client to the same host. */
function harmless(request: Request, refusal: Refusal): Request {
  const url = new URL(request.url);
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
