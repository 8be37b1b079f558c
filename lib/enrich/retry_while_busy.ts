import { CliError } from "../core/errors.ts";

/** How long to wait for another holder of the file, in milliseconds. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;

/**
 * Opens a shared resource, retrying for some seconds while it is busy.
 *
 * @throws {CliError} `database-busy` when it stays so; whatever else `open` throws
 */
export async function retryWhileBusy<T>(open: () => Promise<T>): Promise<T> {
  for (let waited = 0;; waited += PAUSE_MS) {
    try {
      return await open();
    } catch (error) {
      const isBusy = error instanceof CliError && error.code === "database-busy";
      if (!isBusy || waited >= PATIENCE_MS) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
