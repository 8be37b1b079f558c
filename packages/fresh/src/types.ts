import type { AnyComponent, VNode } from "preact";
import type { Context } from "./context.ts";

/** What `new App()` takes. */
export interface FreshConfig {
  /** Path the whole site lives under, for example `/music`; none by default. */
  basePath?: string;
  /** `production` unless a `Builder` serves the site in development. */
  mode?: "development" | "production";
}

/** The configuration with its defaults, as `ctx.config` shows it. */
export interface ResolvedFreshConfig {
  /** Folder of the site. */
  root: string;
  /** Path the whole site lives under; empty when it lives at `/`. */
  basePath: string;
  mode: "development" | "production";
}

/** What `Deno.serve` says about a connection; a test's `handler(request)` says nothing. */
export interface ConnectionInfo {
  readonly remoteAddr: Deno.Addr;
  /** Settles when the response was sent. */
  readonly completed?: Promise<void>;
}

/** The HTTP methods that handlers can be given for. */
export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** One of them. */
export type Method = (typeof METHODS)[number];

/** A function between the request and its handler; `ctx.next()` calls what comes after it. */
export type Middleware<State> = (ctx: Context<State>) => Response | Promise<Response>;

/** Data for a page's component, with status and headers of the response; made by `page()`. */
export interface PageResponse<Data> {
  data: Data;
  status?: number;
  headers?: HeadersInit;
}

/** Answers a request itself with a `Response`, or gives the page's component its data. */
export interface HandlerFn<Data, State> {
  (
    ctx: Context<State>,
  ): Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;
}

/** One handler a method. */
export type HandlerByMethod<Data, State> = { [M in Method]?: HandlerFn<Data, State> };

/** One handler for all methods, or one a method. */
export type RouteHandler<Data, State> = HandlerFn<Data, State> | HandlerByMethod<Data, State>;

/** What a page, layout, app wrapper or error page receives. */
export type PageProps<Data = unknown, State = unknown> =
  & Pick<
    Context<State>,
    | "Component"
    | "config"
    | "error"
    | "info"
    | "isPartial"
    | "params"
    | "req"
    | "route"
    | "state"
    | "url"
  >
  & { data: Data };

/** A component that awaits before it renders; it may answer with a `Response` instead. */
export interface AsyncComponent<Props> {
  (props: Props): Promise<VNode | Response | null>;
}

/** A component of a route file: plain or async (a promise is an object, so the type allows it). */
export type RouteComponent<Data, State> = AnyComponent<PageProps<Data, State>>;

/** `export const config` of a layout or a page. */
export interface LayoutConfig {
  /** Leave out the layouts of the folders above. */
  skipInheritedLayouts?: boolean;
  /** Leave out `_app`. */
  skipAppWrapper?: boolean;
}

/** The name Fresh has for the config of a page. */
export type RouteConfig = LayoutConfig;

/** A page by hand: what a route file exports. */
export interface Route<State> {
  component?: RouteComponent<unknown, State>;
  handler?: RouteHandler<unknown, State>;
  config?: RouteConfig;
}

/** Options of `app.listen()` and `builder.listen()`. */
export type ListenOptions = Partial<Deno.ServeTcpOptions>;
