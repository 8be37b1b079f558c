import { dirname } from "node:path";
import { syncDatabase } from "../../lib/sync/sync.ts";

/** Copies a DuckDB file to an empty database as `deno task sync` does. */
export async function loadPostgres(url: string, path: string): Promise<void> {
  await syncDatabase({ dataDir: dirname(path), url });
}
