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

/**
 * All that runs before a handler at this segment, from the root down. A segment's error page stands
 * outside its own middlewares: they see the error, and the page has none of their headers.
 */
export function chainOf<State>(segment: Segment<State>): Middleware<State>[] {
  const path: Segment<State>[] = [];
  for (let at: Segment<State> | null = segment; at !== null; at = at.parent) path.unshift(at);
  const notFound = path[0]?.notFound ?? null;
  return path.flatMap((at) => [entering(at, notFound), ...at.middlewares]);
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
    const scope = scopeOf(ctx);
    const { app, layouts } = scope;
    ctx.next = () => step(index + 1);
    try {
      return await middleware(ctx);
    } catch (error) {
      ctx.error = error;
      throw error;
    } finally {
      Object.assign(scope, { app, layouts });
    }
  };
  return step(0);
}

function entering<State>(
  { app, layout, errorRoute }: Segment<State>,
  notFound: Route<State> | null,
): Middleware<State> {
  return async (ctx) => {
    const scope = scopeOf(ctx);
    if (app !== null) scope.app = wrapIn(ctx, app);
    if (layout !== null) {
      if (layout.config.skipAppWrapper) scope.app = null;
      const inherited = layout.config.skipInheritedLayouts ? [] : scope.layouts;
      scope.layouts = [...inherited, wrapIn(ctx, layout.component)];
    }
    try {
      return await ctx.next();
    } catch (error) {
      const status = statusOf(error);
      const route = status === 404 && notFound !== null ? notFound : errorRoute;
      if (route === null) throw error;
      return await renderRoute(ctx, route, status);
    }
  };
}
