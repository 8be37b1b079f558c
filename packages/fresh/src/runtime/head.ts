import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { HeadContext } from "./page_context.ts";

/** Props of {@linkcode Head}. */
export interface HeadProps {
  children?: ComponentChildren;
}

/**
 * Puts its children into the document's `<head>`. An element there of the same `key` or `id`, a
 * `<title>`, or a `<meta>` of the same `name` is replaced; the last one rendered wins. In the
 * browser it does nothing.
 */
export function Head({ children }: HeadProps): null {
  useContext(HeadContext)?.addToHead(children);
  return null;
}
