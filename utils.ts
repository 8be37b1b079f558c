import { createDefine } from "fresh";
import type { State } from "./lib/server/app/state.ts";

export const define = createDefine<State>();
