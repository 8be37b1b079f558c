import { CliError } from "../core/errors.ts";
import type { ExistingTable } from "./existing_tables.ts";
import { postgresFingerprint } from "./fingerprint.ts";
import type { Swap } from "./swaps.ts";
import { SYNC_NAMES, type SyncName, syncTable } from "./tables.ts";

/** What happens to one table. */
export type Action = "create" | "replace" | "replace rows";

/**
 * The tables of `--tables a,b`, or all.
 *
 * @throws {CliError} `bad-flag` for a name that is no synced table
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
 * The version of each table: what its rows were made from, how all tables are declared, its indexes. Undefined when the
 * database does not say which version it is; then there is always something to do.
 *
 * @param facts the rows of `meta`
 */
export async function tableVersions(
  facts: ReadonlyMap<string, string>,
  names: readonly SyncName[],
): Promise<Map<SyncName, string> | undefined> {
  const data = facts.get("data_version");
  if (data === undefined) return undefined;
  const metadata = facts.get("metadata_version") ?? "";
  const fingerprint = postgresFingerprint();
  const versions = new Map<SyncName, string>();
  for (const name of names) {
    const indexes = JSON.stringify(syncTable(name).indexes ?? []);
    const text = new TextEncoder().encode([data, metadata, fingerprint, indexes].join("\n"));
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
    versions.set(name, digest.toHex().slice(0, 16));
  }
  return versions;
}

/**
 * Decides for each table how it is swapped.
 *
 * @throws {CliError} `sync-blocked`, naming what stands in the way, before anything is touched
 */
export function planActions(
  names: readonly SyncName[],
  existing: ReadonlyMap<SyncName, ExistingTable>,
  swap: Swap,
): Map<SyncName, Action> {
  return new Map(names.map((name) => [name, planAction(name, existing.get(name), swap)]));
}

function planAction(
  name: SyncName,
  existing: ExistingTable | undefined,
  swap: Swap,
): Action {
  if (existing === undefined) return "create";
  const [pointer] = existing.pointedAtBy;
  if (pointer !== undefined) {
    throw blocked(name, pointer, "its rows cannot be replaced while a foreign key points at them");
  }
  const [dependent] = existing.dependents;
  const inPlace = swap === "rows" || swap === "steps" ||
    (swap === "auto" && dependent !== undefined);
  if (inPlace && !existing.isCurrent) {
    throw blocked(
      name,
      dependent ?? `--swap ${swap}`,
      "this version of Tonearm changes the table's columns, so it has to be made anew",
    );
  }
  if (!inPlace && dependent !== undefined) {
    throw blocked(
      name,
      dependent,
      "--swap rename would drop what hangs on it; --swap auto keeps it",
    );
  }
  return inPlace ? "replace rows" : "replace";
}

function blocked(name: SyncName, by: string, why: string): CliError {
  return new CliError("sync-blocked", {
    what: `The table ${name} cannot be replaced because of ${by}: ${why}.`,
    where: by,
    fix: "Nothing was touched. Drop it, sync, and make it again; or choose another --swap.",
  });
}
