import { CliError } from "../core/errors.ts";

/**
 * Runs `act` while no other enrichment of the same data folder runs, so that nothing is requested
 * twice. The system frees the lock when its holder ends, however it ends.
 *
 * @throws {CliError} `database-busy` at once when another one is going on, `no-database` without
 *   the folder
 */
export async function oneAtATime<T>(dataDir: string, act: () => Promise<T>): Promise<T> {
  using file = await Deno.open(`${dataDir}/.enrich.lock`, { create: true, write: true })
    .catch((cause) => {
      if (!(cause instanceof Deno.errors.NotFound)) throw cause;
      throw new CliError("no-database", {
        what: `There is no folder ${dataDir}.`,
        fix: "Run `deno task ingest` to make a database from your export.",
        cause,
      });
    });
  if (!await file.tryLock(true)) {
    throw new CliError("database-busy", {
      what: `Another enrichment of ${dataDir}/ is going on.`,
      fix: "Let it go on: both would ask for the same. What it fetched is stored as it comes.",
    });
  }
  return await act();
}
