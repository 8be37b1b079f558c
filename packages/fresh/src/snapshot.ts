import type { ComponentType } from "preact";

/** A compressed form a file may be kept in. */
export type Encoding = "br" | "gzip";

/** A file that `staticFiles()` can answer with. */
export interface Asset {
  contentType: string;
  /** Its name holds a hash of its content. */
  immutable: boolean;
  /** Compressed forms at hand, the best one first. */
  encodings: readonly Encoding[];
  /** Hash of its content, without quotes. */
  hash: string;
  read(encoding: Encoding | null): Promise<Uint8Array<ArrayBuffer>>;
}

/** A bundled module and the modules it imports statically, as paths below the base path. */
export interface Chunk {
  url: string;
  imports: readonly string[];
}

/** An island: what it is called, where its code is, under which name it is exported there. */
export interface Island {
  name: string;
  chunk: Chunk;
  exportName: string;
}

/** All that a build knows about a site: what an `App` needs beside its own code. */
export interface Snapshot {
  root: string;
  mode: "development" | "production";
  /** Changes when the content of any asset changes, and only then. */
  buildId: string;
  /** The module that hydrates islands. */
  client: Chunk;
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
  modules: Iterable<{ file: string; module: Readonly<Record<string, unknown>>; chunk: Chunk }>,
): Map<ComponentType, Island> {
  const islands = new Map<ComponentType, Island>();
  for (const { file, module, chunk } of modules) {
    const name = file.slice(file.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
    for (const [exportName, value] of Object.entries(module)) {
      if (isComponent(value)) islands.set(value, { name, chunk, exportName });
    }
  }
  return islands;
}

function isComponent(value: unknown): value is ComponentType {
  return typeof value === "function";
}
