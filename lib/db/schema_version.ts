import { CliError } from "../core/errors.ts";
import { fileFingerprint, FINGERPRINT_KEY } from "./fingerprint.ts";
import { SCHEMA_VERSION } from "./tables.ts";

/** A database that can be queried. */
interface Reader {
  rows(sql: string): Promise<Readonly<Record<string, unknown>>[]>;
}

/**
 * The version of the schema that a database was written with; undefined if it has none, and so was
 * not written by Tonearm.
 *
 * @param schema where its tables are, as in `old.main`
 */
export async function schemaVersion(
  database: Reader,
  schema = "main",
): Promise<number | undefined> {
  return (await readSchema(database, schema)).version;
}

async function readSchema(database: Reader, schema: string) {
  const [table] = await database.rows(`
    select 1
    from (describe ${schema}.meta)
    limit 1`).catch(() => []);
  if (table === undefined) return {};
  const rows = await database.rows(
    `select key, value from ${schema}.meta where key in ('schema_version', '${FINGERPRINT_KEY}')`,
  );
  const facts = new Map(rows.map(({ key, value }) => [String(key), String(value)]));
  const version = facts.get("schema_version");
  return {
    version: version === undefined ? undefined : Number(version),
    fingerprint: facts.get(FINGERPRINT_KEY),
  };
}

/**
 * The facts in `meta` about how the tables of the file are declared.
 *
 * @example
 * ```ts
 * import { schemaFacts } from "./schema_version.ts";
 *
 * console.assert(Number(schemaFacts()["schema_version"]) > 0);
 * ```
 */
export function schemaFacts(): Record<string, string> {
  return { schema_version: String(SCHEMA_VERSION), [FINGERPRINT_KEY]: fileFingerprint() };
}

/**
 * Refuses a database whose tables differ from this version's declarations. An ingest rebuilds it:
 * plays from the export, metadata carried over.
 *
 * @param path its name in the error
 * @param schema where its tables are, as in `source.main`
 * @throws {CliError} `newer-database`, `older-database`
 */
export async function requireSchema(
  database: Reader,
  path: string,
  schema = "main",
): Promise<void> {
  const { version, fingerprint } = await readSchema(database, schema);
  if (version === undefined) return;
  refuseNewer(version, path);
  if (version === SCHEMA_VERSION && fingerprint === fileFingerprint()) return;
  const found = version === SCHEMA_VERSION
    ? "some of its tables have other columns"
    : `its schema version is ${version}, this one needs ${SCHEMA_VERSION}`;
  throw new CliError("older-database", {
    what: `${path} was written by an older Tonearm: ${found}.`,
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
