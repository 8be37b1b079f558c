import { dirname, join, relative, resolve } from "node:path";
import type { Permissions } from "./commands/command.ts";
import { inputFile } from "../core/input_file.ts";

/** Tonearm's own files, which may lie beside an input that is a single file. */
const INPUT_FILES = ["timezones.json", "genres.json", "rules.json"];

/**
 * Adds the targets of symbolic links to the paths that a task may touch: `/tmp` on macOS, a linked
 * `data_raw/`. Where the input is a single file, the files that may lie beside it are added as
 * well, and what would be written inside it is written beside it.
 *
 * @param dataRawDir the input folder or file
 */
export async function resolvePaths(
  permissions: Permissions,
  dataRawDir: string,
): Promise<Permissions> {
  const { read = [], write = [] } = permissions;
  const isAlone = await isFile(dataRawDir);
  const beside = read.includes(dataRawDir) && isAlone
    ? await Promise.all(INPUT_FILES.map((name) => inputFile(dataRawDir, name)))
    : [];
  const inside = `${dataRawDir}/`;
  const written = await Promise.all(
    write.map((path) =>
      isAlone && path.startsWith(inside) ? inputFile(dataRawDir, path.slice(inside.length)) : path
    ),
  );
  // A file is read where it is renamed from.
  const renamed = written.filter((path) => !write.includes(path));
  return {
    ...permissions,
    read: await withResolved([...read, ...beside, ...renamed]),
    write: await withResolved(written),
  };
}

async function withResolved(paths: readonly string[]): Promise<string[]> {
  const resolved = await Promise.all(paths.map(resolveLinks));
  return [...new Set([...paths, ...resolved.filter((path) => path !== undefined)])];
}

/**
 * The target of a path; undefined when it contains no link. A path that does not exist yet is
 * resolved by its folder.
 */
async function resolveLinks(path: string): Promise<string | undefined> {
  const absolute = resolve(path);
  for (let known = absolute;; known = dirname(known)) {
    const real = await Deno.realPath(known).catch(() => undefined);
    if (real !== undefined) {
      return real === known ? undefined : join(real, relative(known, absolute));
    }
    if (known === dirname(known)) return undefined;
  }
}

async function isFile(path: string): Promise<boolean> {
  return await Deno.stat(path).then((info) => info.isFile, () => false);
}
