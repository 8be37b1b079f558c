/**
 * From now on files that this process and those it starts make, DuckDB's too, can be read by their
 * owner alone (0600), folders be entered by their owner alone (0700). Windows has no such modes: there
 * a folder hands on its own rights. Where the process may not set them they stay as the system has
 * them: Deno grants that with all of `--allow-sys` only.
 *
 * @returns puts back what was before
 */
export function keepFilesPrivate(): () => void {
  const { state } = Deno.permissions.querySync({ name: "sys" });
  if (Deno.build.os === "windows" || state !== "granted") return () => {};
  const before = Deno.umask(0o077);
  return () => void Deno.umask(before);
}

/**
 * Starts a process whose files are for their owner alone, if they are to be; what this process itself
 * makes stays as it is.
 */
export function startPrivately<T>(isPrivate: boolean, start: () => T): T {
  const restore = isPrivate ? keepFilesPrivate() : () => {};
  try {
    return start();
  } finally {
    restore();
  }
}

/** What belongs to a checkout of the sources, and holds nothing of anybody. */
const OF_THE_SOURCES = /^(?:README\.md|\.git(?:ignore|keep))$/;

/**
 * The files in a folder that others on the computer can read; none where the folder itself is closed
 * to them.
 *
 * @example
 * ```ts
 * import { readableByOthers } from "./private_files.ts";
 *
 * const folder = await Deno.makeTempDir(); // is closed to others
 * await Deno.writeTextFile(`${folder}/mine`, "");
 * console.assert((await readableByOthers(folder)).length === 0);
 * ```
 */
export async function readableByOthers(folder: string): Promise<string[]> {
  const found: string[] = [];
  if (await isClosed(folder)) return found;
  for await (const { name, isFile, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) found.push(...await readableByOthers(path));
    if (isFile && !OF_THE_SOURCES.test(name) && !await isClosed(path)) found.push(path);
  }
  return found;
}

/** Whether neither the group nor others can read a file or enter a folder. */
async function isClosed(path: string): Promise<boolean> {
  const { mode, isDirectory } = await Deno.stat(path).catch(() => ({
    mode: 0,
    isDirectory: false,
  }));
  return mode === null || (mode & (isDirectory ? 0o011 : 0o044)) === 0;
}
