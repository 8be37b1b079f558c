import {
  type ComponentChildren,
  type ComponentType,
  Fragment,
  type FunctionComponent,
  h,
  type VNode,
} from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { useContext } from "preact/hooks";
import { flatChildren } from "./flat_children.ts";
import { untouchedVNode } from "./hooks.ts";
import { pageScripts } from "./scripts.ts";
import { RenderContext, type RenderState } from "./state.ts";

type ElementProps = Record<string, unknown> & { children?: ComponentChildren };

/** `<html>`: only noted. */
export const Html = standIn("html");

/** `<body>`: the scripts of the page's islands come last in it. */
export const Body = standIn("body", (state, children) => [children, h(PageScripts, { state })]);

/** `<head>`: what `<Head>` gathered is merged in, then links to the page's scripts. */
export const HeadElement = standIn("head", (state, children) => [
  ...merged(children, state.head),
  jsxTemplate([state.linksMark]),
]);

/** `<script>` and `<style>` with the page's nonce. */
export function Nonced(tag: "script" | "style"): FunctionComponent<ElementProps> {
  return (props) => {
    const nonce = useContext(RenderContext)?.nonce;
    return untouchedVNode(h(tag, nonce === undefined ? props : { nonce, ...props }));
  };
}

function standIn(
  tag: "html" | "head" | "body",
  fill?: (state: RenderState, children: ComponentChildren) => ComponentChildren[],
): FunctionComponent<ElementProps> {
  return ({ children, ...props }) => {
    const state = useContext(RenderContext);
    if (state === null) return untouchedVNode(h(tag, props, children));
    state.seen.add(tag);
    return untouchedVNode(h(tag, props, ...(fill?.(state, children) ?? [children])));
  };
}

/** Rendered after everything else in the body, when all islands of the page are known. */
const PageScripts: ComponentType<{ state: RenderState }> = ({ state }) =>
  h(Fragment, null, ...pageScripts(state));

/** The children of `<head>`, each replaced by a later one of the same identity. */
function merged(children: ComponentChildren, added: readonly VNode[]): ComponentChildren[] {
  const result: ComponentChildren[] = flatChildren(children);
  for (const vnode of added) {
    const names = identities(vnode);
    const at = result.findIndex((other) =>
      isVNode(other) && identities(other).some((name) => names.includes(name))
    );
    if (at === -1) result.push(vnode);
    else result[at] = vnode;
  }
  return result;
}

function identities({ type, key, props }: VNode<ElementProps>): string[] {
  if (type === "title") return ["title"];
  const names: string[] = [];
  if (key !== undefined && key !== null) names.push(`key ${key}`);
  if (typeof props.id === "string") names.push(`id ${props.id}`);
  if (type === "meta" && typeof props.name === "string") names.push(`meta ${props.name}`);
  return names;
}

function isVNode(child: ComponentChildren): child is VNode<ElementProps> {
  return typeof child === "object" && child !== null && "type" in child && "props" in child;
}
