import { type ComponentChildren, Fragment, toChildArray } from "preact";

/** Children as a list in which fragments are replaced by what they hold. */
export function flatChildren(children: ComponentChildren): ReturnType<typeof toChildArray> {
  return toChildArray(children).flatMap((child) =>
    typeof child === "object" && child.type === Fragment
      ? flatChildren(child.props.children)
      : [child]
  );
}
