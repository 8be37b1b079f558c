const PREFIX = ".ingest-";

/**
 * Runs `act` with a new folder inside the data folder, and removes it whatever happens. Folders that
 * killed runs have left are removed first; those of runs still going on are told by a lock.
 */
export async function withWorkFolder<T>(
  dataDir: string,
  act: (folder: string) => Promise<T>,
): Promise<T> {
  await Deno.mkdir(dataDir, { recursive: true });
  await removeStrays(dataDir);
  const folder = `${dataDir}/${PREFIX}${crypto.randomUUID().slice(0, 8)}`;
  await Deno.mkdir(folder);
  const alive = await Deno.open(`${folder}/alive`, { create: true, write: true });
  await alive.lock(true);
  try {
    return await act(folder);
  } finally {
    alive.close();
    await Deno.remove(folder, { recursive: true });
  }
}

async function removeStrays(dataDir: string): Promise<void> {
  for await (const { name, isDirectory } of Deno.readDir(dataDir)) {
    if (!isDirectory || !name.startsWith(PREFIX)) continue;
    const folder = `${dataDir}/${name}`;
    if (!await isAlive(folder)) await Deno.remove(folder, { recursive: true }).catch(ignoreMissing);
  }
}

async function isAlive(folder: string): Promise<boolean> {
  try {
    using file = await Deno.open(`${folder}/alive`, { write: true });
    return !await file.tryLock(true);
  } catch (error) {
    ignoreMissing(error);
    // A folder without the file: just made by a run that has not come to lock it, or a stray.
    const age = await Deno.stat(folder).then(({ mtime }) => Date.now() - (mtime?.getTime() ?? 0));
    return age < 10_000;
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
