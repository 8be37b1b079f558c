import { Session } from "../db/postgres/session.ts";
import type { Comparison } from "./compare_tables.ts";
import { within } from "./ddl.ts";
import { factsOfSync, isSynced, writeFacts } from "./facts.ts";
import type { FilledTable } from "./fill.ts";
import { type Manifest, type TableManifest, writeManifest } from "./manifest.ts";
import type { SyncName } from "./tables.ts";
import type { Work } from "./work.ts";

/** What a sync did to the tables. */
interface Done {
  readonly comparison: Pick<Comparison, "actions" | "sums">;
  /** The tables that were filled. */
  readonly filled: ReadonlyMap<SyncName, FilledTable>;
}

/**
 * Records the sync in the `meta` that is about to go live.
 *
 * @param schema where that table is
 * @returns the id of the sync
 */
export async function recordSync(work: Work, schema: string, done: Done): Promise<string> {
  const { session, versions, before, leftovers, duckdbVersion } = work;
  const id = crypto.randomUUID();
  const names = [...done.comparison.actions.keys()];
  const manifest = writeManifest(await manifestOf(work, done), duckdbVersion);
  const facts = factsOfSync({ id, names, versions, before, dropped: leftovers, manifest });
  await writeFacts(session, within(schema, "meta"), facts);
  return id;
}

/** The manifest of the rows that this sync leaves in Postgres. */
async function manifestOf(work: Work, { comparison, filled }: Done): Promise<Manifest> {
  const manifest = new Map<string, TableManifest>(work.manifest);
  if (!work.server.hashesRows) return manifest;
  for (const [name, content] of work.contents) {
    // Recording the sync changes meta itself.
    const sums = name === "meta" ? undefined : filled.get(name)?.sums ?? comparison.sums.get(name);
    manifest.delete(name);
    if (sums === undefined) continue;
    const { runs: { mask }, fingerprints } = await content;
    manifest.set(name, { mask, fingerprints, sums });
  }
  return manifest;
}

/** Whether a commit whose answer was lost went through, asked on a new connection. */
export async function wasCommitted(
  { session, schema, signal }: Work,
  syncId: string,
): Promise<boolean> {
  try {
    const again = await Session.open(session.address, { signal });
    try {
      return await isSynced(again, schema, syncId);
    } finally {
      await again.close();
    }
  } catch {
    return false;
  }
}
