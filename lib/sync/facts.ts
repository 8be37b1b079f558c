import { quoteText } from "../db/duckdb.ts";
import type { Session } from "../db/postgres/session.ts";
import { within } from "./ddl.ts";
import type { SyncName } from "./tables.ts";

/** What `meta` in Postgres says of the syncs before this one. */
export interface SyncFacts {
  /** The version of each table that was synced. */
  readonly tables: Readonly<Record<string, string>>;
  readonly syncedAt: string | undefined;
}

/** Reads what a live `meta` says of earlier syncs. */
export async function readSyncFacts(session: Session, schema: string): Promise<SyncFacts> {
  const rows = await session.rows(
    `select key, value
     from ${within(schema, "meta")}
     where key in ('synced_at', 'synced_tables')`,
  );
  const facts = new Map(rows.map(({ key, value }) => [String(key), String(value)]));
  return { tables: readVersions(facts.get("synced_tables")), syncedAt: facts.get("synced_at") };
}

/** What a sync notes in `meta`, besides the rows that ingest and enrichment wrote. */
export function factsOfSync(
  id: string,
  versions: ReadonlyMap<SyncName, string> | undefined,
  before: SyncFacts | undefined,
): Record<string, string> {
  const tables = { ...before?.tables, ...Object.fromEntries(versions ?? []) };
  return {
    synced_at: new Date().toISOString().slice(0, 19),
    sync_id: id,
    synced_tables: JSON.stringify(tables),
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
