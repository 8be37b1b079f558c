/**
 * What the server module that a build writes imports. Not for sites.
 *
 * @module
 */
import { App, type Handler } from "./app.ts";
import { attach } from "./attach.ts";
import { type Asset, type Chunk, islandsOf } from "./snapshot.ts";
import { fromFileUrl } from "./std.ts";

/** What `snapshot.json` holds. */
export interface Manifest {
  buildId: string;
  client: Chunk;
  /** Each island file, below the site's folder. */
  islands: { file: string; chunk: Chunk }[];
  /** Each asset, by its path below the base path. */
  assets: Record<string, Omit<Asset, "read">>;
}

/** What `server.js` passes. */
export interface BuildModules {
  /** The server entry; it exports `app`. */
  main: { app?: unknown };
  manifest: Manifest;
  /** Folder of the assets. */
  assets: URL;
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
export function serveBuild({ main, manifest, assets, root, islands, routes }: BuildModules): {
  fetch: Handler;
} {
  const { app } = main;
  if (!(app instanceof App)) {
    throw new TypeError("Expected the server entry to export app, an instance of App");
  }
  const folder = fromFileUrl(assets);
  const chunks = new Map(manifest.islands.map(({ file, chunk }) => [file, chunk]));
  attach(app, {
    root: fromFileUrl(root),
    mode: "production",
    buildId: manifest.buildId,
    client: manifest.client,
    islands: islandsOf(islands.flatMap(([file, module]) => {
      const chunk = chunks.get(file);
      return chunk === undefined ? [] : [{ file, module, chunk }];
    })),
    assets: new Map(
      Object.entries(manifest.assets).map(([path, about]) => [path, {
        ...about,
        read: (encoding) =>
          Deno.readFile(folder + path + (encoding === null ? "" : `.${encoding}`)),
      }]),
    ),
    routes: new Map(routes),
    devScript: null,
  });
  return { fetch: app.handler() };
}
