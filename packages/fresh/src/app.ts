import { STATUS_TEXT } from "./std.ts";
import "./build_id.ts";
import { Context } from "./context.ts";
import { HttpError } from "./error.ts";
import { addFileRoutes } from "./fs_routes.ts";
import { Router } from "./router.ts";
import { openScope } from "./scope.ts";
import { chainOf, newSegment, runChain, type Segment, segmentAt } from "./segments.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";
import type {
  ConnectionInfo,
  FreshConfig,
  ListenOptions,
  Method,
  Middleware,
  ResolvedFreshConfig,
  Route,
} from "./types.ts";

/** What an app is compiled into, once for each `handler()`. */
export interface Site<State> {
  root: Segment<State>;
  router: Router<Middleware<State>[]>;
  snapshot: Snapshot | null;
}

/** Answers a request. */
export type Handler = (request: Request, info?: ConnectionInfo) => Promise<Response>;

/** What `ctx.info` is when nobody gave it. As in Fresh it holds no `completed`. */
const NO_CONNECTION: ConnectionInfo = {
  remoteAddr: { transport: "tcp", hostname: "localhost", port: 1234 },
};

/**
 * A site: middlewares and routes, applied from top to bottom. What is registered after a route
 * does not hold for it.
 *
 * @example
 * ```ts
 * import { App } from "fresh";
 *
 * const app = new App().get("/hello/:name", (ctx) => new Response(`Hello ${ctx.params.name}`));
 * const response = await app.handler()(new Request("http://localhost/hello/Nina"));
 * if (await response.text() !== "Hello Nina") throw new Error("the route answers");
 * ```
 */
export class App<State> {
  /** The configuration with its defaults. */
  config: ResolvedFreshConfig;
  #steps: ((site: Site<State>) => void)[] = [];

  /** @param config base path and mode; a base path starts with a slash and ends without one */
  constructor(config: FreshConfig = {}) {
    const basePath = (config.basePath ?? "").replace(/\/+$/, "");
    this.config = { root: ".", basePath, mode: config.mode ?? "production" };
  }

  /** Adds middlewares for all routes that follow, or for those below a path. */
  use(...middlewares: Middleware<State>[]): this;
  use(path: string, ...middlewares: Middleware<State>[]): this;
  use(first: string | Middleware<State>, ...rest: Middleware<State>[]): this {
    const path = typeof first === "string" ? first : "*";
    const middlewares = typeof first === "string" ? rest : [first, ...rest];
    return this.#step(({ root }) => segmentAt(root, path).middlewares.push(...middlewares));
  }

  /** Answers GET, and HEAD, at a `URLPattern` path. */
  get(path: string, ...handlers: Middleware<State>[]): this {
    return this.#handle("GET", path, handlers);
  }

  /** Answers POST. */
  post(path: string, ...handlers: Middleware<State>[]): this {
    return this.#handle("POST", path, handlers);
  }

  /** Puts the routes of the route folder here. They come with a build; without one it adds none. */
  fsRoutes(): this {
    return this.#step((site) => addFileRoutes(site, this.config.basePath));
  }

  /** Answers errors of all routes that follow (`*`), or of those below a path. */
  onError(path: string, handler: Route<State> | Middleware<State>): this {
    return this.#step(({ root }) => segmentAt(root, path).errorRoute = routeOf(handler));
  }

  /** Answers what ends in 404, wherever that happens. */
  notFound(handler: Route<State> | Middleware<State>): this {
    return this.#step(({ root }) => root.notFound = routeOf(handler));
  }

  /** Compiles the app into one function from a request to its response. */
  handler(): Handler {
    const snapshot = snapshotOf(this);
    const site: Site<State> = { root: newSegment(), router: new Router(), snapshot };
    for (const step of this.#steps) step(site);
    const unmatched = chainOf(site.root);

    return async (req, info = NO_CONNECTION) => {
      const url = new URL(req.url);
      url.pathname = url.pathname.replaceAll(/\/+/g, "/");
      const { pattern, params, target, allowed } = site.router.match(req.method, url.pathname);
      const ctx = new Context<State>({
        ...{ config: this.config, info, params, req, route: pattern, url },
      });
      openScope(ctx, snapshot);
      const end = () => nothingHere(req.method, target === null ? allowed : []);
      try {
        const response: unknown = await runChain(target ?? unmatched, ctx, end);
        if (!(response instanceof Response)) {
          throw new TypeError(`Expected a Response from ${url.pathname}, got ${String(response)}`);
        }
        return req.method === "HEAD" ? new Response(null, response) : response;
      } catch (error) {
        return plainError(error);
      }
    };
  }

  /**
   * Serves the app.
   *
   * @param options those of `Deno.serve`; without a port the first free one from 8000
   */
  listen(options: ListenOptions = {}): Promise<void> {
    const onListen = ({ hostname, port }: Deno.NetAddr) =>
      console.log(`Listening on http://${hostname}:${port}${this.config.basePath}/`);
    const handler = this.handler();
    for (let port = options.port || 8000;; port++) {
      try {
        Deno.serve({ onListen, ...options, port }, handler);
        return Promise.resolve();
      } catch (error) {
        const isTaken = error instanceof Deno.errors.AddrInUse;
        if (options.port || port >= 8019 || !isTaken) return Promise.reject(error);
      }
    }
  }

  #handle(method: Method, path: string, handlers: Middleware<State>[]): this {
    return this.#step(({ root, router }) => {
      const pattern = path === "*" ? "/*" : path;
      const chain = [...chainOf(segmentAt(root, path)), ...handlers];
      router.add([method], joinPath(this.config.basePath, pattern), chain);
    });
  }

  #step(step: (site: Site<State>) => void): this {
    this.#steps.push(step);
    return this;
  }
}

/** A path below the base path; the base path itself for `/`. */
export function joinPath(basePath: string, path: string): string {
  if (basePath === "") return path;
  return path === "/" ? basePath : basePath + path;
}

function routeOf<State>(handler: Route<State> | Middleware<State>): Route<State> {
  return typeof handler === "function" ? { handler } : handler;
}

/** The end of every chain: 404; for a path without that method 405, or 204 for its OPTIONS. */
function nothingHere(method: string, allowed: string[]): Promise<Response> {
  if (allowed.length > 0 && method === "OPTIONS") {
    const headers = { Allow: allowed.join(", ") };
    return Promise.resolve(new Response(null, { status: 204, headers }));
  }
  return Promise.reject(new HttpError(allowed.length > 0 ? 405 : 404));
}

function plainError(error: unknown): Response {
  const known = error instanceof HttpError;
  if (!known || error.status >= 500) console.error(error);
  return known
    ? new Response(error.message || STATUS_TEXT[error.status], { status: error.status })
    : new Response("Internal server error", { status: 500 });
}
