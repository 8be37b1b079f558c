import { type ComponentType, options, type VNode } from "preact";
import { Body, HeadElement, Html, Nonced } from "./elements.ts";
import { boundaryOf } from "./island_boundary.ts";

declare module "preact" {
  interface Options {
    /** Called by Preact before it looks at a vnode. */
    __b?(vnode: VNode): void;
    /** Lets components catch what their children throw on the server too. */
    errorBoundaries?: boolean;
  }
  interface VNode {
    /** Where `useId` counts from, for all below. */
    __m?: [number, number];
  }
}

const untouched = new WeakSet<object>();
const islands = new WeakSet<object>();
let installed = false;

/** Tells the hooks which components are islands. */
export function registerIslands(components: Iterable<ComponentType>): void {
  for (const component of components) islands.add(component);
}

/** Makes a vnode stay what it is: the hooks are done with it. */
export function untouchedVNode<P>(vnode: VNode<P>): VNode<P> {
  untouched.add(vnode);
  return vnode;
}

/** Gives a part of a page its own range of `useId` numbers, the same on server and browser. */
export function numberIds<P>(vnode: VNode<P>, part: number): void {
  vnode.__m = [part, 0];
}

/**
 * Lets components stand in for islands, scripts, styles and the document's own elements. They
 * find the page they are on by context: hooks belong to the process, pages to requests.
 */
export function installHooks(): void {
  if (installed) return;
  installed = true;
  options.errorBoundaries = true;
  const before = options.__b;
  options.__b = (vnode) => {
    if (!untouched.has(vnode)) substitute(vnode);
    before?.(vnode);
  };
}

function substitute(vnode: VNode): void {
  const { type } = vnode;
  if (typeof type === "string") vnode.type = ELEMENTS.get(type) ?? type;
  else if (islands.has(type)) vnode.type = boundaryOf(type);
}

const ELEMENTS = new Map<string, VNode["type"]>([
  ["body", Body],
  ["head", HeadElement],
  ["html", Html],
  ["script", Nonced("script")],
  ["style", Nonced("style")],
]);
