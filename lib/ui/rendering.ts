/** What the site asks of Preact itself while pages are rendered on the server. */

// Fresh's own hooks must be the older ones: the newest runs first.
import "fresh";
import { options, type VNode } from "preact";

declare module "preact" {
  interface Options {
    /** Lets components catch what their children throw on the server too. */
    errorBoundaries?: boolean;
  }
}

/**
 * Lets a part of a page fail alone, and gives every link an `aria-current`: Fresh fills in the missing
 * ones by path alone, so that each link to the overview and each choice of a page would be marked.
 *
 * @example
 * ```ts
 * import { h } from "preact";
 * import { setUpRendering } from "./rendering.ts";
 *
 * setUpRendering();
 * const link = h("a", { href: "/" });
 * console.assert(link.props["aria-current"] === "false");
 * ```
 */
export function setUpRendering(): void {
  options.errorBoundaries = true;
  const before = options.vnode;
  options.vnode = (vnode) => {
    if (vnode.type === "a") giveCurrent(vnode);
    before?.(vnode);
  };
}

function giveCurrent({ props }: VNode): void {
  const isOwn = "href" in props && String(props.href).startsWith("/");
  if (!isOwn || "aria-current" in props && props["aria-current"] !== undefined) return;
  Object.assign(props, { "aria-current": "false" });
}
