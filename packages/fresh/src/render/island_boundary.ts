import { type ComponentType, type Context, createContext, Fragment, h } from "preact";
import { useContext } from "preact/hooks";
import type { Island } from "../snapshot.ts";
import { raw, untouchedVNode } from "./hooks.ts";
import { currentPage } from "./state.ts";

const InsideIsland: Context<boolean> = createContext(false);
const boundaries = new WeakMap<ComponentType, ComponentType>();

/**
 * The component that is rendered for an island: its markup between two comments that tell the
 * browser where it is. An island inside another is plain Preact.
 */
export function boundaryOf(component: ComponentType, island: Island): ComponentType {
  let boundary = boundaries.get(component);
  if (boundary === undefined) {
    boundary = (props) => {
      const islands = currentPage()?.islands;
      const markup = untouchedVNode(h(component, props));
      if (useContext(InsideIsland) || islands === undefined) return markup;
      const index = islands.push({ island, props: { ...props } }) - 1;
      return h(
        Fragment,
        null,
        raw(`<!--fresh:${index}-->`),
        h(InsideIsland.Provider, { value: true }, markup),
        raw(`<!--/fresh:${index}-->`),
      );
    };
    boundaries.set(component, boundary);
  }
  return boundary;
}
