import { type Store, storeOf } from "../../lib/queries/store.ts";
import { DuckdbEngine } from "../../lib/queries/store/duckdb_engine.ts";

/** Longer than any machine takes to copy a small database, in ms. */
const PATIENCE_MS = 600_000;

/**
 * A store on `spotify.duckdb` in a folder that never answers from the copy before a change, however
 * busy the machine is. The site's own store does so after some seconds.
 *
 * @param log receives what went wrong
 */
export function patientStore(
  dataDir: string,
  log: (message: string) => void = console.error,
): Store {
  const engine = new DuckdbEngine(`${dataDir}/spotify.duckdb`, { log, patienceMs: PATIENCE_MS });
  return storeOf(engine);
}
