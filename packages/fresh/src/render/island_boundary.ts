import { type ComponentType, type Context, createContext, Fragment, h } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { useContext } from "preact/hooks";
import { ISLAND_IDS } from "../runtime/markers.ts";
import { numberIds, untouchedVNode } from "./hooks.ts";
import { RenderContext } from "./state.ts";

const InsideIsland: Context<boolean> = createContext(false);
const boundaries = new WeakMap<ComponentType, ComponentType>();

/**
 * The component that stands in for an island: its markup between two comments that tell the
 * browser where to hydrate. An island inside another is plain Preact.
 */
export function boundaryOf(component: ComponentType): ComponentType {
  let boundary = boundaries.get(component);
  if (boundary === undefined) {
    boundary = (props) => {
      const state = useContext(RenderContext);
      const inside = useContext(InsideIsland);
      const markup = untouchedVNode(h(component, props));
      const island = state?.snapshot?.islands.get(component);
      if (inside || !state || !island) return markup;

      const index = state.islands.push({ island, props: { ...props } }) - 1;
      numberIds(markup, ISLAND_IDS + index);
      return h(
        Fragment,
        null,
        jsxTemplate([`<!--fresh:${index}-->`]),
        h(InsideIsland.Provider, { value: true }, markup),
        jsxTemplate([`<!--/fresh:${index}-->`]),
      );
    };
    boundaries.set(component, boundary);
  }
  return boundary;
}
