import type { Database } from "./duckdb.ts";
import { CliError } from "../core/errors.ts";
import { SCHEMA_VERSION } from "./tables.ts";

/**
 * The version of the schema that a database was written with; undefined for one that does not say,
 * which is none of Tonearm's.
 *
 * @param schema where its tables are, as in `old.main`
 */
export async function schemaVersion(
  database: Database,
  schema = "main",
): Promise<number | undefined> {
  const [table] = await database.rows(`
    select 1
    from (describe ${schema}.meta)
    limit 1`).catch(() => []);
  if (table === undefined) return undefined;
  const [row] = await database.rows(
    `select value from ${schema}.meta where key = 'schema_version'`,
  );
  return row === undefined ? undefined : Number(row["value"]);
}

/**
 * Refuses a database of another version than this Tonearm's. An older one is made new by an ingest,
 * which rebuilds plays from the export and carries metadata over.
 *
 * @param path what it is called in the error
 * @param schema where its tables are, as in `source.main`
 * @throws {CliError} `newer-database`, `older-database`
 */
export async function requireSchema(
  database: Database,
  path: string,
  schema = "main",
): Promise<void> {
  const version = await schemaVersion(database, schema);
  if (version === undefined) return;
  refuseNewer(version, path);
  if (version === SCHEMA_VERSION) return;
  throw new CliError("older-database", {
    what: `${path} was written by an older Tonearm: its schema version is ${version}, this one ` +
      `wants ${SCHEMA_VERSION}.`,
    fix: "Run `deno task ingest` once: it rebuilds the plays from your export and keeps the " +
      "metadata that was fetched.",
  });
}

/**
 * Refuses a database that only a newer Tonearm understands.
 *
 * @throws {CliError} `newer-database`
 */
export function refuseNewer(version: number, path: string): void {
  if (version <= SCHEMA_VERSION) return;
  throw new CliError("newer-database", {
    what: `${path} was written by a newer Tonearm: its schema version is ${version}, this one ` +
      `knows ${SCHEMA_VERSION}.`,
    fix: "Update Tonearm, or move the file out of the way and run `deno task ingest`.",
  });
}
