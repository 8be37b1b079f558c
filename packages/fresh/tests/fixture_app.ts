import { Builder } from "fresh/dev";
import { app } from "./fixture/main.ts";

const builder = new Builder({ root: `${import.meta.dirname}/fixture`, target: "es2022" });
const applySnapshot = await builder.build({ snapshot: "memory" });
applySnapshot(app);

/** The fixture's site, built in memory. */
export const handler = app.handler();

/** Asks the fixture's site. */
export function ask(path: string, init?: RequestInit): Promise<Response> {
  return handler(new Request(`http://localhost${path}`, init));
}
