import { App } from "../app.ts";
import { attach } from "../attach.ts";
import type { ListenOptions, Middleware } from "../types.ts";
import { BundleError, bundleIslands } from "./bundle.ts";
import { type BuildOptions, resolveConfig, type ResolvedBuildConfig } from "./config.ts";
import { findSources } from "./crawl.ts";
import { writeBuild } from "./disk.ts";
import { liveReload, RELOAD_SCRIPT } from "./live_reload.ts";
import { memorySnapshot } from "./memory.ts";
import {
  type OnTransformOptions,
  readStatic,
  type Transformation,
  type TransformFn,
} from "./transform.ts";

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
    let basePath = "";
    let answer: Middleware<S>;
    try {
      const imported = await importApp();
      const app = imported instanceof App ? imported : imported.app;
      basePath = app.config.basePath;
      attach(app, await this.#inMemory(RELOAD_SCRIPT));
      const handler = app.handler();
      answer = (ctx) => handler(ctx.req, ctx.info);
    } catch (error) {
      const text = error instanceof BundleError ? error.message : Deno.inspect(error);
      console.error(text);
      answer = (ctx) => ctx.html(errorPage(text, basePath), { status: 500 });
    }
    const dev = new App<S>({ basePath, mode: "development" });
    await dev.use(liveReload(basePath), answer).listen(options);
  }

  /**
   * Builds the site: to `outDir`, or in memory for tests.
   *
   * @param options `snapshot: "memory"` writes nothing
   * @returns gives the build to an app, before its `handler()` is made
   * @throws {BundleError} when an island cannot be bundled, with file and line
   */
  async build(
    options: { snapshot?: "disk" | "memory" } = {},
  ): Promise<<S = State>(app: App<S>) => void> {
    if (options.snapshot === "memory") {
      const snapshot = await this.#inMemory(null);
      return (app) => attach(app, snapshot);
    }
    const sources = await findSources(this.config);
    await writeBuild(this.config, sources, await this.#bundle(sources.islands), this.#read);
    return (app) => {
      throw new TypeError(
        `Cannot give a build on disk to ${app.constructor.name}: serve its server.js, or build ` +
          'with { snapshot: "memory" }',
      );
    };
  }

  async #inMemory(devScript: string | null) {
    const sources = await findSources(this.config);
    return await memorySnapshot(
      this.config,
      sources,
      await this.#bundle(sources.islands),
      this.#read,
      devScript,
    );
  }

  #read = (file: string) => readStatic(this.config, file, this.#transformations);

  async #bundle(islands: readonly string[]) {
    const { root, target, mode } = this.config;
    return await bundleIslands({ root, islands, target, mode });
  }
}

function errorPage(text: string, basePath: string): string {
  const safe = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Build failed</title>` +
    `</head><body><h1>Build failed</h1><pre>${safe}</pre>` +
    `<script type="module" src="${basePath}${RELOAD_SCRIPT}"></script></body></html>`;
}
