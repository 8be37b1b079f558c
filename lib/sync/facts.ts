import { quoteText } from "../db/duckdb.ts";
import type { Session } from "../db/postgres/session.ts";
import { within } from "./ddl.ts";
import { MANIFEST_KEY } from "./manifest.ts";
import { postgresFingerprint, SYNCED_FINGERPRINT_KEY } from "./fingerprint.ts";
import { SYNC_NAMES, type SyncName } from "./tables.ts";

/** What `meta` in Postgres records about earlier syncs. */
export interface SyncFacts {
  /** The version of each table that was synced. */
  readonly tables: Readonly<Record<string, string>>;
  readonly syncedAt: string | undefined;
  /** The fingerprint of the tables' declarations. */
  readonly fingerprint: string | undefined;
}

/** Reads what the live `meta` records about earlier syncs. */
export async function readSyncFacts(session: Session, schema: string): Promise<SyncFacts> {
  const rows = await session.rows(
    `select key, value
     from ${within(schema, "meta")}
     where key in ('synced_at', 'synced_tables', '${SYNCED_FINGERPRINT_KEY}')`,
  );
  const facts = new Map(rows.map(({ key, value }) => [String(key), String(value)]));
  return {
    tables: readVersions(facts.get("synced_tables")),
    syncedAt: facts.get("synced_at"),
    fingerprint: facts.get(SYNCED_FINGERPRINT_KEY),
  };
}

/** Reads the manifest of the last sync, as it was written. */
export async function readManifestText(
  session: Session,
  schema: string,
): Promise<string | undefined> {
  const [row] = await session.rows(
    `select value from ${within(schema, "meta")} where key = '${MANIFEST_KEY}'`,
  );
  return row === undefined ? undefined : String(row["value"]);
}

/** What a sync records in `meta` about itself. */
export interface SyncRecord {
  /** A unique id of this sync. */
  readonly id: string;
  /** The tables that it copied. */
  readonly names: readonly SyncName[];
  readonly versions: ReadonlyMap<SyncName, string> | undefined;
  readonly before: SyncFacts | undefined;
  /** The tables of earlier syncs that this one drops. */
  readonly dropped: readonly string[];
  /** The manifest as text. */
  readonly manifest: string;
}

/** The rows that a sync adds to those of ingest and enrichment in `meta`. */
export function factsOfSync(
  { id, names, versions, before, dropped, manifest }: SyncRecord,
): Record<string, string> {
  const tables = { ...before?.tables, ...Object.fromEntries(versions ?? []) };
  const kept = Object.entries(tables).filter(([name]) => !dropped.includes(name));
  // Tables left out by --tables may still be as another version declared them.
  const isWhole = SYNC_NAMES.every((name) => names.includes(name));
  return {
    [SYNCED_FINGERPRINT_KEY]: isWhole ? postgresFingerprint() : before?.fingerprint ?? "incomplete",
    synced_at: new Date().toISOString().slice(0, 19),
    sync_id: id,
    [MANIFEST_KEY]: manifest,
    synced_tables: JSON.stringify(Object.fromEntries(kept)),
  };
}

/** Writes facts into a `meta` table, replacing those of the same keys. */
export async function writeFacts(
  session: Session,
  meta: string,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  const keys = Object.keys(facts).map(quoteText).join(", ");
  const rows = Object.entries(facts).map(([key, value]) =>
    `(${quoteText(key)}, ${quoteText(value)})`
  );
  await session.rows(
    `delete from ${meta} where key in (${keys});
     insert into ${meta} (key, value) values ${rows.join(", ")}`,
    "Recording the sync in meta",
  );
}

/** Whether the live tables hold the result of the sync with this id. */
export async function isSynced(session: Session, schema: string, id: string): Promise<boolean> {
  const rows = await session.rows(
    `select value from ${within(schema, "meta")} where key = 'sync_id'`,
  );
  return rows[0]?.["value"] === id;
}

function readVersions(text: string | undefined): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, String(each)]));
  } catch {
    return {};
  }
}
