import { CliError } from "../core/errors.ts";
import type { ExistingTable } from "./existing_tables.ts";
import { postgresFingerprint } from "./fingerprint.ts";
import type { Swap } from "./swaps.ts";
import { isReport } from "./report_digest.ts";
import { SYNC_NAMES, type SyncName, syncTable } from "./tables.ts";

/** What happens to one table. */
export type Action = "create" | "replace" | "replace rows" | "keep";

/**
 * The tables of `--tables a,b`, or all.
 *
 * @throws {CliError} `bad-flag` for a name that is not a synced table
 *
 * @example
 * ```ts
 * import { chosenTables } from "./plan.ts";
 *
 * console.assert(chosenTables("plays, tracks").join() === "plays,tracks");
 * ```
 */
export function chosenTables(list: string | undefined): SyncName[] {
  if (list === undefined) return [...SYNC_NAMES];
  const all = SYNC_NAMES;
  const asked = new Set(list.split(",").map((name) => name.trim()));
  const unknown = [...asked].find((name) => !all.some((each) => each === name));
  if (unknown !== undefined) {
    throw new CliError("bad-flag", {
      what: `--tables names "${unknown}", expected some of ${all.join(", ")}.`,
    });
  }
  return all.filter((name) => asked.has(name));
}

/**
 * The version of each table: a digest of what its rows were made from, how all tables are declared, and
 * its indexes. Undefined if the database has no data version; then there is always something to do.
 *
 * @param facts the rows of `meta`
 * @param report the digest of what ingest reported
 */
export async function tableVersions(
  facts: ReadonlyMap<string, string>,
  names: readonly SyncName[],
  report: string,
): Promise<Map<SyncName, string> | undefined> {
  const data = facts.get("data_version");
  if (data === undefined) return undefined;
  const metadata = facts.get("metadata_version") ?? "";
  const fingerprint = postgresFingerprint();
  const versions = new Map<SyncName, string>();
  for (const name of names) {
    const { indexes = [], growing = [] } = syncTable(name);
    const declared = JSON.stringify([indexes, growing]);
    const parts = [data, metadata, fingerprint, declared, ...(isReport(name) ? [report] : [])];
    const text = new TextEncoder().encode(parts.join("\n"));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
    versions.set(name, digest.toHex().slice(0, 16));
  }
  return versions;
}

/** How a table is brought up to date, as far as is known before the comparison. */
export type Method = Exclude<Action, "keep"> | "compare";

/** What decides how tables are brought up to date. */
export interface PlanOptions {
  readonly swap: Swap;
  /** Whether Postgres hashes rows, so that they can be compared without being sent. */
  readonly hashesRows: boolean;
  /** Whether tables are copied even if nothing has changed. */
  readonly force: boolean;
}

/**
 * Decides how each table is brought up to date.
 *
 * @throws {CliError} `sync-blocked`, naming the object in the way, before anything is touched
 */
export function planMethods(
  names: readonly SyncName[],
  existing: ReadonlyMap<SyncName, ExistingTable>,
  options: PlanOptions,
): Map<SyncName, Method> {
  return new Map(names.map((name) => [name, planMethod(name, existing.get(name), options)]));
}

function planMethod(
  name: SyncName,
  existing: ExistingTable | undefined,
  { swap, hashesRows, force }: PlanOptions,
): Method {
  if (existing === undefined) return "create";
  const [pointer] = existing.pointedAtBy;
  if (pointer !== undefined) {
    throw blocked(name, pointer, "its rows cannot be replaced while a foreign key points at them");
  }
  const inPlace = isInPlace(existing, swap);
  const [dependent] = existing.dependents;
  if (inPlace && !existing.isCurrent) {
    throw blocked(
      name,
      dependent ?? `--swap ${swap}`,
      "this version of Tonearm changes the table's columns, so the table must be replaced",
    );
  }
  if (!inPlace && dependent !== undefined) {
    throw blocked(
      name,
      dependent,
      "--swap rename would drop what depends on it; --swap auto keeps it",
    );
  }
  if (inPlace) return hashesRows ? "compare" : "replace rows";
  return swap === "auto" && existing.isCurrent && hashesRows && !force ? "compare" : "replace";
}

/** Whether the table itself must stay and only its rows may be replaced. */
export function isInPlace({ dependents }: ExistingTable, swap: Swap): boolean {
  return swap === "rows" || swap === "steps" || (swap === "auto" && dependents.length > 0);
}

function blocked(name: SyncName, by: string, why: string): CliError {
  return new CliError("sync-blocked", {
    what: `The table ${name} cannot be replaced because of ${by}: ${why}.`,
    where: by,
    fix: "Nothing was touched. Drop it, sync, and create it again; or choose another --swap.",
  });
}
