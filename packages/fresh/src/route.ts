import { Fragment, h, type VNode } from "preact";
import type { Context } from "./context.ts";
import { HttpError } from "./error.ts";
import { renderDocument } from "./render/document.ts";
import { scopeOf, type Wrap } from "./scope.ts";
import type {
  AsyncComponent,
  HandlerFn,
  Method,
  PageProps,
  PageResponse,
  Route,
  RouteComponent,
} from "./types.ts";

/** All methods, for handlers that are one function. */
export const METHODS: readonly Method[] = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
];

/** The methods a route answers: those it has handlers for, and GET when it has a page. */
export function methodsOf<State>({ handler, component }: Route<State>): Method[] {
  if (typeof handler === "function") return [...METHODS];
  return METHODS.filter((method) =>
    handler?.[method] !== undefined || (method === "GET" && component !== undefined)
  );
}

/** Runs the handler of a route, then renders its page with what the handler gave. */
export async function renderRoute<State>(
  ctx: Context<State>,
  route: Route<State>,
  status = 200,
): Promise<Response> {
  const scope = scopeOf(ctx);
  if (route.config?.skipAppWrapper) scope.app = null;
  if (route.config?.skipInheritedLayouts) scope.layouts = [];

  const result = await handlerOf(ctx.req.method, route, status !== 200)(ctx);
  if (result instanceof Response) return result;
  if (!isPageResponse(result)) {
    throw new TypeError(
      `Expected the ${ctx.req.method} handler of ${ctx.route ?? ctx.url.pathname} to return a ` +
        `Response or page(data), got ${String(result)}`,
    );
  }
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

function handlerOf<State>(
  method: string,
  { handler, component }: Route<State>,
  isError: boolean,
): HandlerFn<unknown, State> {
  if (typeof handler === "function") return handler;
  const known = METHODS.find((name) => name === method);
  const own = known && handler?.[known];
  if (own !== undefined) return own;
  const get = handler?.GET;
  if (get !== undefined && (method === "HEAD" || isError)) return get;
  if (component !== undefined) return () => ({ data: undefined });
  return () => {
    throw new HttpError(404);
  };
}

function isPageResponse(value: unknown): value is PageResponse<unknown> {
  return typeof value === "object" && value !== null && "data" in value;
}
