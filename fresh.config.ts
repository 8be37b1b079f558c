/**
 * The one place where the site is configured: `main.ts` takes `appConfig`, `dev.ts` takes
 * `buildOptions`. Host and port are settings (`lib/server/settings.ts`), as they differ by machine.
 */
import type { FreshConfig } from "fresh";
import type { BuildOptions } from "fresh/dev";
import { BASE_PATH } from "./lib/ui/links/base_path.ts";

/** How the site is served. */
export const appConfig = {
  basePath: BASE_PATH,
} satisfies FreshConfig;

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
