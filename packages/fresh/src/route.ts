import { Fragment, h, type VNode } from "preact";
import type { Context } from "./context.ts";
import { HttpError } from "./error.ts";
import { renderDocument } from "./render/document.ts";
import { scopeOf, type Wrap } from "./scope.ts";
import type { AsyncComponent, PageProps, PageResponse, Route, RouteComponent } from "./types.ts";

/** Runs the handler of a route, then renders its page with what the handler gave. */
export async function renderRoute<State>(
  ctx: Context<State>,
  route: Route<State>,
  status = 200,
): Promise<Response> {
  const scope = scopeOf(ctx);
  if (route.config?.skipAppWrapper) scope.app = null;
  if (route.config?.skipInheritedLayouts) scope.layouts = [];

  const result = await resultOf(ctx, route);
  if (result instanceof Response) return result;
  const page = route.component === undefined
    ? null
    : await renderComponent(ctx, route.component, result.data, null);
  if (page instanceof Response) return page;
  const init: ResponseInit = { status: result.status ?? status };
  if (result.headers !== undefined) init.headers = result.headers;
  return await renderDocument(ctx, page, init);
}

/** A wrap that renders a layout or app wrapper of this request around its child. */
export function wrapIn<State>(
  ctx: Context<State>,
  component: RouteComponent<unknown, State>,
): Wrap {
  return (child) => renderComponent(ctx, component, undefined, child);
}

async function renderComponent<State>(
  ctx: Context<State>,
  component: RouteComponent<unknown, State>,
  data: unknown,
  child: VNode | null,
): Promise<VNode | Response | null> {
  const { config, error, info, isPartial, params, req, route, state, url } = ctx;
  const Component = () => child;
  const props: PageProps<unknown, State> = {
    ...{ Component, config, data, error, info, isPartial, params, req, route, state, url },
  };
  return isAsync(component) ? await component(props) : h(Fragment, null, h(component, props));
}

/** Async functions are awaited before rendering, which is synchronous. */
function isAsync<Data, State>(
  component: RouteComponent<Data, State>,
): component is AsyncComponent<PageProps<Data, State>> {
  return component.constructor.name === "AsyncFunction";
}

/**
 * What the handler for the request's method gives. A page without handlers answers every method; one
 * with handlers hands on a method it has none for, which ends in 404.
 */
async function resultOf<State>(
  ctx: Context<State>,
  { handler, component }: Route<State>,
): Promise<Response | PageResponse<unknown>> {
  if (typeof handler === "function") return await handler(ctx);
  const own = Object.entries(handler ?? {}).find(([method]) => method === ctx.req.method)?.[1];
  if (own !== undefined) return await own(ctx);
  const isRead = ctx.req.method === "GET" || ctx.req.method === "HEAD";
  if (isRead && handler?.GET !== undefined) return await handler.GET(ctx);
  if (component !== undefined && (handler === undefined || isRead)) return { data: {} };
  return handler === undefined ? await notFound() : await ctx.next();
}

function notFound(): Promise<never> {
  return Promise.reject(new HttpError(404));
}
