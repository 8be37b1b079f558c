import type {
  HandlerByMethod,
  HandlerFn,
  Middleware,
  RouteComponent,
  RouteHandler,
} from "./types.ts";

/** Functions that return what they are given, so that TypeScript infers its types. */
export interface Define<State> {
  /** Types the handlers of a route. */
  handlers<Data, Handlers extends RouteHandler<Data, State> = RouteHandler<Data, State>>(
    handlers: Handlers,
  ): typeof handlers;
  /** Types a page; `define.page<typeof handler>` gives it the data of its handler. */
  page<
    Handler extends RouteHandler<unknown, State> = never,
    Data = Handler extends HandlerFn<infer D, State> ? D
      : Handler extends HandlerByMethod<infer D, State> ? D
      : never,
  >(component: RouteComponent<Data, State>): typeof component;
  /** Types a layout. */
  layout(component: RouteComponent<unknown, State>): typeof component;
  /** Types a middleware or a list of them. */
  middleware<M extends Middleware<State> | Middleware<State>[]>(middleware: M): typeof middleware;
}

/**
 * Makes the `define` helpers of a site, once for its `State`.
 *
 * @example
 * ```ts
 * import { createDefine, page } from "fresh";
 *
 * const define = createDefine<{ title?: string }>();
 * const handler = define.handlers({ GET: () => page({ plays: 42 }) });
 * const Page = define.page<typeof handler>(({ data }) => data.plays.toFixed(0));
 * ```
 */
export function createDefine<State>(): Define<State> {
  return {
    handlers: (handlers) => handlers,
    page: (component) => component,
    layout: (component) => component,
    middleware: (middleware) => middleware,
  };
}
