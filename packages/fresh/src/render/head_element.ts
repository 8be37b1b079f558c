import { type ComponentType, h, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { InHead } from "../runtime/head.ts";
import { untouchedVNode } from "./hooks.ts";
import { currentPage } from "./state.ts";

const NAMES = ["title", "meta", "link", "script", "style", "base", "noscript", "template"];

/** Whether an element is one of those that `<Head>` moves. */
export function isHeadElement(type: string): boolean {
  return NAMES.includes(type);
}

/**
 * The component that is rendered for such an element: inside `<Head>` it is put aside under its name;
 * elsewhere the next one of that name, wherever on the page, gives way to it.
 */
export function headElement(vnode: VNode): ComponentType {
  const { type, key } = vnode;
  const props = { ...vnode.props, ...(isGiven(key) ? { "data-key": key } : {}) };
  const name = isGiven(key) ? String(key) : nameOf(String(type), vnode.props);
  return () => {
    const isInHead = useContext(InHead);
    const element = untouchedVNode(h(String(type), props));
    const head = currentPage()?.head;
    if (isInHead) {
      head?.set(name, element);
      return null;
    }
    const other = head?.get(name);
    head?.delete(name);
    return other ?? element;
  };
}

function isGiven(key: unknown): boolean {
  return key !== undefined && key !== null;
}

/** A title is the title; other elements are told apart by their attributes. */
function nameOf(type: string, props: object): string {
  if (type === "title") return type;
  const own = Object.entries(props).filter(([name]) =>
    !["children", "nonce", "ref"].includes(name) && !(type === "meta" && name === "content")
  );
  return [type, ...own.sort().map(([, value]) => JSON.stringify(value))].join(" ");
}
