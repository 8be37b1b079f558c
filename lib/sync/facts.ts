import { quoteText } from "../db/duckdb.ts";
import type { Session } from "../db/postgres/session.ts";
import { within } from "./ddl.ts";
import { MANIFEST_KEY } from "./manifest.ts";
import { postgresFingerprint, SYNCED_FINGERPRINT_KEY } from "./fingerprint.ts";
import { SYNC_NAMES, type SyncName } from "./tables.ts";

/** What `meta` in Postgres says of the syncs before this one. */
export interface SyncFacts {
  /** The version of each table that was synced. */
  readonly tables: Readonly<Record<string, string>>;
  readonly syncedAt: string | undefined;
  /** The fingerprint of the tables' declarations. */
  readonly fingerprint: string | undefined;
}

/** Reads what a live `meta` says of earlier syncs. */
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

/** What a sync did, as far as `meta` tells of it. */
export interface SyncNote {
  /** An id of this sync alone. */
  readonly id: string;
  /** The tables that it copied. */
  readonly names: readonly SyncName[];
  readonly versions: ReadonlyMap<SyncName, string> | undefined;
  readonly before: SyncFacts | undefined;
  /** The tables that earlier syncs noted and this one drops. */
  readonly dropped: readonly string[];
  /** The manifest as text. */
  readonly manifest: string;
}

/** What a sync notes in `meta`, besides the rows that ingest and enrichment wrote. */
export function factsOfSync(
  { id, names, versions, before, dropped, manifest }: SyncNote,
): Record<string, string> {
  const tables = { ...before?.tables, ...Object.fromEntries(versions ?? []) };
  const kept = Object.entries(tables).filter(([name]) => !dropped.includes(name));
  // Tables that a narrowed sync left out may be declared as another version had them.
  const isWhole = SYNC_NAMES.every((name) => names.includes(name));
  return {
    [SYNCED_FINGERPRINT_KEY]: isWhole ? postgresFingerprint() : before?.fingerprint ?? "incomplete",
    synced_at: new Date().toISOString().slice(0, 19),
    sync_id: id,
    [MANIFEST_KEY]: manifest,
    synced_tables: JSON.stringify(Object.fromEntries(kept)),
  };
}

/** Writes facts into a `meta` table over what it says. */
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
    "Noting the sync in meta",
  );
}

/** Whether the sync of this id is what the live tables hold. */
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
