import { Fragment, h, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { scopeOf, setNonce } from "../scope.ts";
import type { LayoutConfig, ResolvedFreshConfig } from "../types.ts";
import { raw } from "./hooks.ts";
import { preloads } from "./scripts.ts";
import { rendering, RenderState } from "./state.ts";

/**
 * Renders a page into its layouts and the app wrapper, as a whole document.
 *
 * Async layouts are awaited first: rendering itself is synchronous. The page is rendered before
 * the app wrapper, so that `<Head>` anywhere on the page reaches the wrapper's `<head>`.
 */
export async function renderDocument(
  ctx: { config: ResolvedFreshConfig; url: URL },
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
  const state = new RenderState(scope.snapshot, ctx.config.basePath, ctx.url.pathname);
  let html = renderPart(page, state);
  const app = config.skipAppWrapper ? null : scope.app;
  if (app !== null) {
    const wrapped = await app(raw(html));
    if (wrapped instanceof Response) return wrapped;
    html = renderPart(wrapped, state);
  }
  html = completed(html, state);
  const headers = new Headers(init.headers);
  headers.set("Content-Type", "text/html; charset=utf-8");
  const preloaded = preloads(state);
  if (preloaded !== null) headers.append("Link", preloaded);
  const response = new Response(`<!DOCTYPE html>${html}`, { ...init, headers });
  setNonce(response, state.nonce);
  return response;
}

/** Adds those of `<html>`, `<head>` and `<body>` that the page came without. */
function completed(html: string, state: RenderState): string {
  const { seen } = state;
  if (seen.size === 3) return html;
  const body = seen.has("body") ? raw(html) : h("body", null, raw(html));
  const head = seen.has("head") ? null : h("head", null, h("meta", { charset: "utf-8" }));
  const inner = h(Fragment, null, head, body);
  return renderPart(seen.has("html") ? inner : h("html", null, inner), state);
}

function renderPart(vnode: VNode | null, state: RenderState): string {
  return rendering(state, () => renderToString(h(Fragment, null, vnode)));
}
