import type { Context } from "./context.ts";
import { statusOf } from "./error.ts";
import { renderRoute, wrapIn } from "./route.ts";
import { scopeOf } from "./scope.ts";
import type { LayoutConfig, Middleware, Route, RouteComponent } from "./types.ts";

/** A part of a path, with what holds for everything below it. */
export interface Segment<State> {
  readonly parent: Segment<State> | null;
  readonly children: Map<string, Segment<State>>;
  middlewares: Middleware<State>[];
  layout: { component: RouteComponent<unknown, State>; config: LayoutConfig } | null;
  errorRoute: Route<State> | null;
  /** Only the root has one. */
  notFound: Route<State> | null;
  /** Only the root has one. */
  app: RouteComponent<unknown, State> | null;
}

/** An empty segment below `parent`, or a root. */
export function newSegment<State>(parent: Segment<State> | null = null): Segment<State> {
  return {
    parent,
    children: new Map(),
    middlewares: [],
    layout: null,
    errorRoute: null,
    notFound: null,
    app: null,
  };
}

/**
 * The segment at a path, made when it is new. `*` and `/` are the root, `/admin/*` is `/admin`.
 */
export function segmentAt<State>(root: Segment<State>, path: string): Segment<State> {
  let segment = root;
  for (const name of path.replace(/\/?\*$/, "").split("/")) {
    if (name === "") continue;
    let child = segment.children.get(name);
    if (child === undefined) {
      child = newSegment(segment);
      segment.children.set(name, child);
    }
    segment = child;
  }
  return segment;
}

/** All that runs before a handler at this segment, from the root down. */
export function chainOf<State>(segment: Segment<State>): Middleware<State>[] {
  const path: Segment<State>[] = [];
  for (let at: Segment<State> | null = segment; at !== null; at = at.parent) path.unshift(at);
  const notFound = path[0]?.notFound ?? null;

  return path.flatMap((at) => {
    const enter = entering(at);
    const guard = guarding(at.errorRoute, notFound);
    // The guard stands on both sides: the error page of a folder passes through the folder's own
    // middlewares, which set headers, and still catches what those throw.
    const guards = guard === null ? [] : [guard];
    return at.middlewares.length === 0
      ? [enter, ...guards]
      : [enter, ...guards, ...at.middlewares, ...guards];
  });
}

/** Runs a chain; `ctx.next()` of the last one calls `end`. */
export function runChain<State>(
  chain: readonly Middleware<State>[],
  ctx: Context<State>,
  end: () => Promise<Response>,
): Promise<Response> {
  const step = async (index: number): Promise<Response> => {
    const middleware = chain[index];
    if (middleware === undefined) return await end();
    const before = ctx.next;
    ctx.next = () => step(index + 1);
    try {
      const response: unknown = await middleware(ctx);
      if (response instanceof Response) return response;
      throw new TypeError(
        `Expected a Response from a middleware or handler of ${ctx.url.pathname}, got ${
          String(response)
        }. Return a Response, or the result of ctx.next()`,
      );
    } finally {
      ctx.next = before;
    }
  };
  return step(0);
}

function entering<State>({ app, layout }: Segment<State>): Middleware<State> {
  return async (ctx) => {
    const scope = scopeOf(ctx);
    const before = { app: scope.app, layouts: scope.layouts };
    if (app !== null) scope.app = wrapIn(ctx, app);
    if (layout !== null) {
      if (layout.config.skipAppWrapper) scope.app = null;
      const inherited = layout.config.skipInheritedLayouts ? [] : scope.layouts;
      scope.layouts = [...inherited, wrapIn(ctx, layout.component)];
    }
    try {
      return await ctx.next();
    } finally {
      Object.assign(scope, before);
    }
  };
}

function guarding<State>(
  errorRoute: Route<State> | null,
  notFound: Route<State> | null,
): Middleware<State> | null {
  if (errorRoute === null && notFound === null) return null;
  return async (ctx) => {
    const scope = scopeOf(ctx);
    const { app, layouts } = scope;
    try {
      return await ctx.next();
    } catch (error) {
      Object.assign(scope, { app, layouts });
      const status = statusOf(error);
      const route = status === 404 && notFound !== null ? notFound : errorRoute;
      if (route === null || ctx.error === error) throw error;
      if (status >= 500) console.error(error);
      ctx.error = error;
      return await renderRoute(ctx, route, status);
    }
  };
}
