import type { FunctionComponent, VNode } from "preact";
import { renderDocument } from "./render/document.ts";
import type { ConnectionInfo, LayoutConfig, ResolvedFreshConfig } from "./types.ts";

/** What the app knows about a request when it makes its context. */
export interface ContextInit {
  config: ResolvedFreshConfig;
  info: ConnectionInfo;
  params: Record<string, string>;
  req: Request;
  route: string | null;
  url: URL;
}

/** A request on its way through middlewares, handler and page. Each request has its own. */
export class Context<State> {
  /** The configuration of the app. */
  readonly config: ResolvedFreshConfig;
  /** What `Deno.serve` says about the connection. */
  readonly info: ConnectionInfo;
  /** Always false: partials are not part of this member. */
  readonly isPartial: boolean = false;
  /** Values of the pattern's parts, decoded. */
  readonly params: Record<string, string>;
  readonly req: Request;
  /** The pattern of the route, such as `/artist/:name`; null when no route has this path. */
  readonly route: string | null;
  /** Shared by middlewares, handler and page; empty at first. */
  readonly state: State = Object.create(Object.prototype);
  /** The requested URL; slashes in a row in its path are made one. */
  readonly url: URL;
  /** What a layout or the app wrapper renders around. */
  Component: FunctionComponent = () => null;
  /** What was thrown, on an error page; null otherwise. */
  error: unknown = null;
  /** Calls the next middleware, or the handler. */
  next: () => Promise<Response> = () =>
    Promise.reject(new TypeError("There is nothing after this"));

  constructor({ config, info, params, req, route, url }: ContextInit) {
    this.config = config;
    this.info = info;
    this.params = params;
    this.req = req;
    this.route = route;
    this.url = url;
  }

  /**
   * Sends the browser elsewhere. Slashes in a row in a path are made one, so that a path taken
   * from a request cannot lead to another host.
   *
   * @param pathOrUrl a path of this site, or a URL
   * @param status 302 by default
   */
  redirect(pathOrUrl: string, status = 302): Response {
    const end = pathOrUrl.search(/[?#]/);
    const path = end === -1 ? pathOrUrl : pathOrUrl.slice(0, end);
    const location = /^[/\\]/.test(path)
      ? path.replaceAll(/[/\\]+/g, "/") + pathOrUrl.slice(path.length)
      : pathOrUrl;
    return new Response(null, { status, headers: { location } });
  }

  /**
   * Renders a page inside the layouts and the app wrapper that hold here.
   *
   * @param vnode the page
   * @param init status, 200 when left out, and headers
   * @param config which layouts to leave out
   */
  async render(
    vnode: VNode | null,
    init: ResponseInit = {},
    config: LayoutConfig = {},
  ): Promise<Response> {
    return await renderDocument(this, vnode, init, config);
  }

  /** Answers with text. */
  text(content: string, init?: ResponseInit): Response {
    return new Response(content, init);
  }

  /** Answers with HTML that is already a string. */
  html(content: string, init: ResponseInit = {}): Response {
    const headers = new Headers(init.headers);
    headers.set("Content-Type", "text/html; charset=utf-8");
    return new Response(content, { ...init, headers });
  }

  /** Answers with JSON. */
  json(content: unknown, init?: ResponseInit): Response {
    return Response.json(content, init);
  }
}
