import { withLock } from "./lock.ts";

/**
 * Runs `act` with a new folder inside the data folder, and removes it whatever happens. Folders
 * left behind by killed runs are removed first; a lock marks those still in use.
 *
 * @param kind what the folder is for; leftovers of this kind are removed
 * @throws {CliError} `database-busy` when another writer holds the data folder's lock for too long
 */
export async function withWorkFolder<T>(
  dataDir: string,
  act: (folder: string) => Promise<T>,
  kind = "ingest",
): Promise<T> {
  const prefix = `.${kind}-`;
  await Deno.mkdir(dataDir, { recursive: true });
  const { folder, alive } = await withLock(dataDir, async () => {
    await removeStrays(dataDir, prefix);
    return await makeFolder(`${dataDir}/${prefix}${crypto.randomUUID().slice(0, 8)}`);
  });
  try {
    return await act(folder);
  } finally {
    alive.close();
    await removeFolder(folder);
  }
}

/** Under the writers' lock, so that no other run finds the folder before it is locked itself. */
async function makeFolder(folder: string): Promise<{ folder: string; alive: Deno.FsFile }> {
  await Deno.mkdir(folder);
  try {
    const alive = await Deno.open(`${folder}/alive`, { create: true, write: true });
    await alive.lock(true);
    return { folder, alive };
  } catch (error) {
    await removeFolder(folder);
    throw error;
  }
}

async function removeStrays(dataDir: string, prefix: string): Promise<void> {
  for await (const { name, isDirectory } of Deno.readDir(dataDir)) {
    if (!isDirectory || !name.startsWith(prefix)) continue;
    if (!await isAlive(`${dataDir}/${name}`)) await removeFolder(`${dataDir}/${name}`);
  }
}

async function isAlive(folder: string): Promise<boolean> {
  try {
    using file = await Deno.open(`${folder}/alive`, { write: true });
    return !await file.tryLock(true);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Removes a folder that another run may be removing as well. */
async function removeFolder(folder: string): Promise<void> {
  for (;;) {
    try {
      return await Deno.remove(folder, { recursive: true });
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
      if (!await exists(folder)) return;
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}
