import { type ComponentChild, h, options, type VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { headElement, isHeadElement } from "./head_element.ts";
import { boundaryOf } from "./island_boundary.ts";
import { markActive } from "./active_link.ts";
import { pageScripts } from "./scripts.ts";
import { currentPage, type RenderState } from "./state.ts";

declare module "preact" {
  interface Options {
    /** Called by Preact before it renders a vnode. */
    __b?(vnode: VNode): void;
  }
}

const untouched = new WeakSet<object>();

/** Makes a vnode stay what it is: the hooks are done with it. */
export function untouchedVNode<V extends object>(vnode: V): V {
  untouched.add(vnode);
  return vnode;
}

/** As elements are made: links learn whether they lead here, scripts and styles get the nonce. */
const made = options.vnode;
options.vnode = (vnode) => {
  const state = currentPage();
  if (state !== null) {
    if (vnode.type === "a") markActive(vnode.props, state.pathname);
    if (vnode.type === "script" || vnode.type === "style") {
      const props = { nonce: state.nonce, ...vnode.props };
      vnode.props = props;
    }
  }
  made?.(vnode);
};

/** As they are rendered: islands get their markers, the document's own elements what belongs there. */
const before = options.__b;
options.__b = (vnode) => {
  const state = currentPage();
  if (state !== null && !untouched.has(vnode)) substitute(vnode, state);
  before?.(vnode);
};

function substitute(vnode: VNode, state: RenderState): void {
  const { type } = vnode;
  if (typeof type !== "string") {
    const island = state.snapshot?.islands.get(type);
    if (island !== undefined) vnode.type = boundaryOf(type, island);
  } else if (type === "html" || type === "head" || type === "body") {
    state.seen.add(type);
    if (type === "head") append(vnode, () => [...state.head.values()]);
    if (type === "body") append(vnode, () => pageScripts(state));
  } else if (isHeadElement(type)) vnode.type = headElement(vnode);
}

/** Adds children that are known when all before them is rendered. */
function append(vnode: VNode, later: () => ComponentChild[]): void {
  const { children, ...props } = vnode.props;
  vnode.props = { ...props, children: [children, h(() => later(), null)] };
}

/** HTML that is rendered already. */
export function raw(html: string): VNode {
  return jsxTemplate([html]);
}
