import { App } from "../app.ts";
import { attach } from "../attach.ts";
import type { ListenOptions } from "../types.ts";
import { bundleIslands } from "./bundle.ts";
import { type BuildOptions, resolveConfig, type ResolvedBuildConfig } from "./config.ts";
import { findSources } from "./crawl.ts";
import { writeBuild } from "./disk.ts";
import { liveReload, RELOAD_SCRIPT } from "./live_reload.ts";
import { memorySnapshot } from "./memory.ts";
import type { OnTransformOptions, Transformation, TransformFn } from "./transform.ts";

export type { BuildOptions } from "./config.ts";

/**
 * Serves a site in development and builds it for production.
 *
 * @example
 * ```ts ignore
 * import { Builder } from "fresh/dev";
 *
 * const builder = new Builder({ target: "es2022" });
 * if (Deno.args.includes("build")) await builder.build();
 * else await builder.listen(() => import("./main.ts"));
 * ```
 */
export class Builder<State = unknown> {
  /** The options with their defaults. */
  readonly config: ResolvedBuildConfig;
  readonly #transformations: Transformation[] = [];

  /** @param options folders, target and what to ignore */
  constructor(options: BuildOptions = {}) {
    this.config = resolveConfig(options);
  }

  /**
   * Changes static files as they are read.
   *
   * @param options which files
   * @param transform gives a file's new content
   */
  onTransformStaticFile(options: OnTransformOptions, transform: TransformFn): void {
    this.#transformations.push({ options, transform });
  }

  /**
   * Serves the site in development. Started under `deno run --watch=routes,islands,static`, a
   * change of server code, an island or a style starts it again, and open pages load anew.
   *
   * @param importApp imports the server entry
   * @param options port and host name
   */
  async listen<S = State>(
    importApp: () => Promise<{ app: App<S> } | App<S>>,
    options: ListenOptions = {},
  ): Promise<void> {
    this.config.mode = "development";
    const imported = await importApp();
    const app = imported instanceof App ? imported : imported.app;
    const { basePath } = app.config;
    attach(app, { ...await this.#inMemory(), devScript: RELOAD_SCRIPT });
    const handler = app.handler();
    const dev = new App<S>({ basePath, mode: "development" });
    await dev.use(liveReload(basePath), (ctx) => handler(ctx.req, ctx.info)).listen(options);
  }

  /**
   * Builds the site: to `outDir`, or in memory for tests.
   *
   * @param options `snapshot: "memory"` writes nothing
   * @returns gives the build to an app, before its `handler()` is made
   * @throws {Error} when an island cannot be bundled, with file and line
   */
  async build(
    options: { snapshot?: "disk" | "memory" } = {},
  ): Promise<<S = State>(app: App<S>) => void> {
    if (options.snapshot === "memory") {
      const snapshot = await this.#inMemory();
      return (app) => attach(app, { ...snapshot, devScript: null });
    }
    const sources = await findSources(this.config);
    await writeBuild(
      this.config,
      sources,
      await this.#bundle(sources.islands),
      this.#transformations,
    );
    return () => {
      throw new TypeError("A build on disk is served by its server.js");
    };
  }

  async #inMemory() {
    const sources = await findSources(this.config);
    const bundle = await this.#bundle(sources.islands);
    return await memorySnapshot(this.config, sources, bundle, this.#transformations);
  }

  async #bundle(islands: readonly string[]) {
    const { root, target, mode } = this.config;
    return await bundleIslands({ root, islands, target, mode });
  }
}
