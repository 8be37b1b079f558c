import { createDefine } from "fresh";
import type { Theme } from "./lib/site/theme.ts";

/** What middlewares give to pages. */
export interface State {
  /** The theme that was chosen; null to follow the system. */
  theme: Theme | null;
}

export const define = createDefine<State>();
