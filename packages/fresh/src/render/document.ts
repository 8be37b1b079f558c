import { Fragment, h, type VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { renderToString } from "preact-render-to-string";
import { HeadContext } from "../runtime/page_context.ts";
import { scopeOf } from "../scope.ts";
import type { LayoutConfig, ResolvedFreshConfig } from "../types.ts";
import { installHooks, numberIds } from "./hooks.ts";
import { preloadLinks } from "./scripts.ts";
import { RenderContext, RenderState } from "./state.ts";

installHooks();

/**
 * Renders a page into its layouts and the app wrapper, as a whole document.
 *
 * Async layouts are awaited first: rendering itself is synchronous. The page is rendered before
 * the app wrapper, so that `<Head>` anywhere on the page reaches the wrapper's `<head>`.
 *
 * @throws {TypeError} when an island's props cannot be sent to the browser
 */
export async function renderDocument(
  ctx: { config: ResolvedFreshConfig },
  vnode: VNode | null,
  init: ResponseInit,
  config: LayoutConfig = {},
): Promise<Response> {
  const scope = scopeOf(ctx);
  let page = vnode;
  for (const wrap of config.skipInheritedLayouts ? [] : scope.layouts.toReversed()) {
    const wrapped = await wrap(page);
    if (wrapped instanceof Response) return wrapped;
    page = wrapped;
  }
  const state = new RenderState(scope.snapshot, ctx.config.basePath);
  let html = renderPart(page, state, 0);
  const app = config.skipAppWrapper ? null : scope.app;
  if (app !== null) {
    const wrapped = await app(raw(html));
    if (wrapped instanceof Response) return wrapped;
    html = renderPart(wrapped, state, 1);
  }
  html = completed(html, state).replace(state.linksMark, () => preloadLinks(state));

  scope.nonce = state.nonce;
  const headers = new Headers(init.headers);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!DOCTYPE html>${html}`, { ...init, headers });
}

/** Adds those of `<html>`, `<head>` and `<body>` that the page came without. */
function completed(html: string, state: RenderState): string {
  const { seen } = state;
  if (seen.size === 3) return html;
  const body = seen.has("body") ? raw(html) : h("body", null, raw(html));
  const head = seen.has("head") ? null : h("head", null, h("meta", { charset: "utf-8" }));
  const inner = h(Fragment, null, head, body);
  return renderPart(seen.has("html") ? inner : h("html", null, inner), state, 2);
}

function renderPart(vnode: VNode | null, state: RenderState, part: number): string {
  const root = h(Fragment, null, vnode);
  numberIds(root, part);
  return renderToString(
    h(RenderContext.Provider, { value: state }, h(HeadContext.Provider, { value: state }, root)),
  );
}

/** HTML that is rendered already. */
function raw(html: string): VNode {
  return jsxTemplate([html]);
}
