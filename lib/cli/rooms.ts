/** The order of the rooms, and the check that every import keeps to it. */

/**
 * The rooms from top to bottom; a file may import from its own room and from those below it. Rooms
 * in one row may not import each other. A file belongs to the first entry that its path begins with.
 */
export const ROOMS: readonly (readonly string[])[] = [
  ["scripts/", "run_pipeline.ts"],
  ["dev.ts"],
  ["main.ts"],
  ["routes/"],
  ["utils.ts", "fresh.config.ts"],
  ["islands/", "components/"],
  ["lib/cli/"],
  ["lib/server/"],
  ["lib/ui/"],
  ["lib/queries/"],
  ["lib/sync/", "lib/enrich/", "lib/ingest/"],
  ["lib/db/"],
  ["lib/time/"],
  ["lib/core/"],
  ["packages/demo/", "packages/fresh/"],
];

/** Rooms of the site that may import each other: an island renders components, and a component islands. */
const TOGETHER: readonly string[] = ["islands/", "components/"];

/** Rooms that browser code may import from. */
const NOT_IN_BROWSERS: readonly string[] = ["lib/cli/", "lib/server/"];

/** A source file: its path from the project's root, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The imports that break the order, each as one sentence. Type imports and dynamic imports count.
 * Tests are exempt: they may import what they test.
 *
 * @example
 * ```ts
 * import { brokenImports } from "./rooms.ts";
 *
 * const path = "lib/core/lock.ts";
 * const [broken] = brokenImports([{ path, text: 'import { x } from "../sync/sync.ts";' }]);
 * console.assert(broken === "lib/core/lock.ts:1 imports lib/sync/sync.ts, but lib/core/ is below lib/sync/");
 * ```
 */
export function brokenImports(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, text }) =>
      importsOf(path, text).flatMap(({ target, line }) => {
        const reason = reasonAgainst(path, target);
        return reason === undefined ? [] : [`${path}:${line} imports ${target}, but ${reason}`];
      })
    );
}

function reasonAgainst(from: string, to: string): string | undefined {
  const [source, target] = [roomOf(from), roomOf(to)];
  if (source === undefined || target === undefined || source.room === target.room) return undefined;
  if (TOGETHER.includes(source.room)) {
    if (TOGETHER.includes(target.room)) return undefined;
    if (NOT_IN_BROWSERS.includes(target.room)) return `${source.room} also runs in browsers`;
  }
  if (target.row > source.row) return undefined;
  return target.row === source.row
    ? `${source.room} and ${target.room} are side by side`
    : `${source.room} is below ${target.room}`;
}

function roomOf(path: string): { room: string; row: number } | undefined {
  for (const [row, rooms] of ROOMS.entries()) {
    const room = rooms.find((name) => path.startsWith(name));
    if (room !== undefined) return { room, row };
  }
  return undefined;
}

function importsOf(path: string, text: string): { target: string; line: number }[] {
  const specifiers = /^(?!\s*(?:\*|\/\/)).*?(?:\bfrom\s+|\bimport\s*\(?\s*)"(\.{1,2}\/[^"]+)"/gm;
  return [...text.matchAll(specifiers)].map(({ 1: specifier = "", index }) => ({
    target: new URL(specifier, `file:///${path}`).pathname.slice(1),
    line: text.slice(0, index).split("\n").length,
  }));
}

function isTest(path: string): boolean {
  return /_test\.tsx?$/.test(path) || path.includes("/tests/") || path.startsWith("tests/");
}
