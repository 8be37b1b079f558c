import { CliError } from "./errors.ts";

/** How long a writer waits for another, in milliseconds. */
const PATIENCE_MS = 20_000;
const PAUSE_MS = 50;

/**
 * Runs `act` while holding `.lock` in the data folder, which every writer of the database takes. The
 * system frees it when its holder ends, however it ends.
 *
 * @throws {CliError} `database-busy` when another writer holds it for too long
 */
export async function withLock<T>(dataDir: string, act: () => Promise<T>): Promise<T> {
  using file = await Deno.open(`${dataDir}/.lock`, { create: true, write: true });
  for (let waited = 0; !await file.tryLock(true); waited += PAUSE_MS) {
    if (waited >= PATIENCE_MS) {
      throw new CliError("database-busy", {
        what: `Another run of Tonearm is writing to ${dataDir}/.`,
        fix: "Wait until it has finished and try again; your data is unchanged.",
      });
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  try {
    return await act();
  } finally {
    await file.unlock();
  }
}
