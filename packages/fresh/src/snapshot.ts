import type { ComponentType } from "preact";

/** A file that `staticFiles()` can answer with. */
export interface Asset {
  contentType: string;
  /** Its path holds the build id. */
  immutable: boolean;
  /** Hash of its content, without quotes. */
  hash: string;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** An island: what it is called, where its code is (below the base path), under which export. */
export interface Island {
  name: string;
  url: string;
  exportName: string;
}

/** All that a build knows about a site: what an `App` needs beside its own code. */
export interface Snapshot {
  root: string;
  mode: "development" | "production";
  buildId: string;
  /** Path of the module that hydrates islands, below the base path. */
  client: string;
  islands: ReadonlyMap<ComponentType, Island>;
  assets: ReadonlyMap<string, Asset>;
  /** Route modules by their path below the route folder, without extension. */
  routes: ReadonlyMap<string, unknown>;
  /** A script for every page, in development. */
  devScript: string | null;
}

const snapshots = new WeakMap<object, Snapshot>();

/** Gives an app the build it serves. */
export function setSnapshot(app: object, snapshot: Snapshot): void {
  snapshots.set(app, snapshot);
}

/** The build an app serves, or null when it has none. */
export function snapshotOf(app: object): Snapshot | null {
  return snapshots.get(app) ?? null;
}

/** The island components among the exports of the modules of `islands/`. */
export function islandsOf(
  modules: Iterable<{ file: string; module: Readonly<Record<string, unknown>>; url: string }>,
): Map<ComponentType, Island> {
  const islands = new Map<ComponentType, Island>();
  for (const { file, module, url } of modules) {
    const name = file.slice(file.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
    for (const [exportName, value] of Object.entries(module)) {
      if (isComponent(value)) islands.set(value, { name, url, exportName });
    }
  }
  return islands;
}

function isComponent(value: unknown): value is ComponentType {
  return typeof value === "function";
}
