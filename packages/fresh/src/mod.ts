/**
 * The part of Fresh 2 that runs on the server.
 *
 * @module
 */
export { App } from "./app.ts";
export { createDefine, type Define } from "./define.ts";
export { HttpError } from "./error.ts";
export { page } from "./page.ts";
export { csp, type CSPOptions } from "./middlewares/csp.ts";
export { staticFiles } from "./middlewares/static_files.ts";
export type { Context } from "./context.ts";
export type {
  FreshConfig,
  HandlerByMethod,
  HandlerFn,
  LayoutConfig,
  ListenOptions,
  Method,
  Middleware,
  PageProps,
  PageResponse,
  ResolvedFreshConfig,
  RouteConfig,
  RouteHandler,
} from "./types.ts";
