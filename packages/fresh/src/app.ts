import { Context } from "./context.ts";
import { HttpError } from "./error.ts";
import { addFileRoutes } from "./fs_routes.ts";
import { Router } from "./router.ts";
import { openScope } from "./scope.ts";
import { chainOf, newSegment, runChain, type Segment, segmentAt } from "./segments.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";
import type {
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
export type Handler = (request: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

const NO_CONNECTION: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "localhost", port: 0 },
  completed: Promise.resolve(),
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
      // Deno makes the URL of the Host header as it came.
      if (!URL.canParse(req.url)) return plainError(new HttpError(400));
      const url = new URL(req.url);
      url.pathname = url.pathname.replaceAll(/\/+/g, "/");
      const { pattern, params, target, allowed } = site.router.match(req.method, this.#path(url));
      const ctx = new Context<State>({
        ...{ config: this.config, info, params, req, route: pattern, url },
      });
      openScope(ctx, snapshot);
      const end = () => nothingHere(req.method, allowed);
      let response = await runChain(target ?? unmatched, ctx, end).catch(plainError);
      if (response.status === 405 && allowed.length > 0) {
        response = new Response(response.body, response);
        response.headers.set("Allow", allowed.join(", "));
      }
      return req.method === "HEAD" ? withoutBody(response) : response;
    };
  }

  /**
   * Serves the app.
   *
   * @param options those of `Deno.serve`; port 8000 and the loopback address when left out
   */
  listen(options: ListenOptions = {}): Promise<void> {
    const { basePath } = this.config;
    Deno.serve({
      hostname: "127.0.0.1",
      port: 8000,
      onListen: ({ hostname, port }) =>
        console.log(`Listening on http://${hostname}:${port}${basePath}/`),
      ...options,
    }, this.handler());
    return Promise.resolve();
  }

  /** The base path with a slash at its end is the home page too. */
  #path({ pathname }: URL): string {
    const { basePath } = this.config;
    return basePath !== "" && pathname === `${basePath}/` ? basePath : pathname;
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

/** The end of every chain: 404, 405 for a known path, 204 for its OPTIONS. */
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
    ? new Response(error.message, { status: error.status })
    : new Response("Internal server error", { status: 500 });
}

/** Without content, but not of length 0: a body of null would have Deno say that of the page. */
function withoutBody(response: Response): Response {
  if (response.body === null) return response;
  response.body.cancel().catch(() => {});
  return new Response(new Blob([]).stream(), response);
}
