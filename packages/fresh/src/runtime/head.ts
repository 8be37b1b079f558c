import {
  type ComponentChildren,
  type Context,
  createContext,
  Fragment,
  h,
  type VNode,
} from "preact";

/** Whether an element was rendered inside {@linkcode Head}. */
export const InHead: Context<boolean> = createContext(false);

/** Props of {@linkcode Head}. */
export interface HeadProps {
  children?: ComponentChildren;
}

/**
 * Moves its children to the document's `<head>`. A later element of the same name (its `key`; a
 * `<title>`; a `<meta>` but for its content) is replaced by it. As in Fresh, that is the next such
 * element on the page, so a `<title>` without a key in an SVG competes with the document's. In the
 * browser it does nothing.
 */
export function Head({ children }: HeadProps): VNode {
  return h(Fragment, null, h(InHead.Provider, { value: true }, IS_SERVER ? children : null));
}

const IS_SERVER = typeof document === "undefined";
