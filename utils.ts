import { createDefine } from "fresh";
import type { Theme } from "./lib/ui/theme.ts";
import type { Store } from "./lib/queries/store.ts";

/** What middlewares give to pages. */
export interface State {
  /** Where all numbers come from. */
  store: Store;
  /** The theme that was chosen; null to follow the system. */
  theme: Theme | null;
}

export const define = createDefine<State>();
