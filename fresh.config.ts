/**
 * How the site is built, for `dev.ts` and for tests. Where it is served (host, port, base path) differs
 * by machine and is in the settings (`lib/server/settings.ts`).
 */
import type { BuildOptions } from "fresh/dev";

/** How the site is built. */
export const buildOptions = {
  root: import.meta.dirname ?? ".",
  serverEntry: "main.ts",
  outDir: "_fresh",
  routeDir: "routes",
  islandDir: "islands",
  staticDir: "static",
  /** Browsers that know `:has()`, `oklch()` and `@layer`. */
  target: ["chrome111", "firefox121", "safari16.4"],
} satisfies BuildOptions;
