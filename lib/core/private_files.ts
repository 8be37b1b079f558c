/**
 * From now on, only the owner can read files (0600) and enter folders (0700) that this process and
 * its children create, DuckDB's included. Windows has no such modes: there, files inherit the
 * rights of their folder. A process that may not set the umask keeps the system's: Deno allows it
 * only with the whole of `--allow-sys`.
 *
 * @returns restores the previous mask
 */
export function keepFilesPrivate(): () => void {
  const { state } = Deno.permissions.querySync({ name: "sys" });
  if (Deno.build.os === "windows" || state !== "granted") return () => {};
  const before = Deno.umask(0o077);
  return () => void Deno.umask(before);
}

/**
 * Starts a process whose files are private to their owner, if asked to; files that this process
 * itself creates are not affected.
 */
export function startPrivately<T>(isPrivate: boolean, start: () => T): T {
  const restore = isPrivate ? keepFilesPrivate() : () => {};
  try {
    return start();
  } finally {
    restore();
  }
}

/** Files of a source checkout, which contain no personal data. */
const OF_THE_SOURCES = /^(?:README\.md|\.git(?:ignore|keep))$/;

/**
 * The files in a folder that other users can read; none if the folder itself is closed to them.
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
