import type { App } from "./app.ts";
import { setBuildId } from "./runtime/build_id.ts";
import { setSnapshot, type Snapshot } from "./snapshot.ts";

/** Gives an app its build: routes, islands and assets. Handlers made from now on serve them. */
export function attach<State>(app: App<State>, snapshot: Snapshot): void {
  app.config.root = snapshot.root;
  app.config.mode = snapshot.mode;
  setBuildId(snapshot.buildId);
  setSnapshot(app, snapshot);
}
