/**
 * What the server module that a build writes imports. Not for sites.
 *
 * @module
 */
import { App, type Handler } from "./app.ts";
import { attach } from "./attach.ts";
import { type Asset, islandsOf } from "./snapshot.ts";
import { fromFileUrl } from "./std.ts";

/** What `snapshot.json` holds. */
export interface Manifest {
  buildId: string;
  client: string;
  /** Each island file, below the site's folder, and the path of its module. */
  islands: { file: string; url: string }[];
  /** Each asset and its file below the site's folder, by its path below the base path. */
  assets: Record<string, Omit<Asset, "read"> & { file: string }>;
}

/** What `server.js` passes. */
export interface BuildModules {
  /** The server entry; it exports `app`. */
  main: { app?: unknown };
  manifest: Manifest;
  /** Folder of the site. */
  root: URL;
  /** Each module of `islands/` by its file below the site's folder. */
  islands: [string, Record<string, unknown>][];
  /** Each module of `routes/` by its path there, without extension. */
  routes: [string, unknown][];
}

/**
 * Serves a production build.
 *
 * @returns the default export that `deno serve` looks for
 * @throws {TypeError} when the server entry exports no app
 */
export function serveBuild({ main, manifest, root, islands, routes }: BuildModules): {
  fetch: Handler;
} {
  const { app } = main;
  if (!(app instanceof App)) {
    throw new TypeError("Expected the server entry to export app, an instance of App");
  }
  const folder = fromFileUrl(root);
  const modules = new Map(islands);
  attach(app, {
    root: folder,
    mode: "production",
    buildId: manifest.buildId,
    client: manifest.client,
    islands: islandsOf(
      manifest.islands.map(({ file, url }) => ({ file, url, module: modules.get(file) ?? {} })),
    ),
    assets: new Map(
      Object.entries(manifest.assets).map(([path, { file, ...about }]) => [
        path,
        { ...about, read: () => Deno.readFile(folder + file) },
      ]),
    ),
    routes: new Map(routes),
    devScript: null,
  });
  return { fetch: app.handler() };
}
