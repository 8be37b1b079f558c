import { DERIVED } from "../db/derived.ts";
import { COMPACT } from "../db/derived/compact.ts";
import { fingerprintOf } from "../db/fingerprint.ts";
import { TABLES } from "../db/tables.ts";

/** The key in `meta` under which a sync notes the fingerprint of the tables in Postgres. */
export const SYNCED_FINGERPRINT_KEY = "synced_fingerprint";

/**
 * The fingerprint of the tables in Postgres, derived ones included. A site whose own differs from the
 * one in `meta` cannot trust what its questions would find.
 *
 * @example
 * ```ts
 * import { postgresFingerprint } from "./fingerprint.ts";
 *
 * console.assert(/^[0-9a-f]{16}$/.test(postgresFingerprint()));
 * ```
 */
export function postgresFingerprint(): string {
  const synced = Object.entries(TABLES).filter(([, { synced }]) => synced);
  const selects = Object.entries(COMPACT).map(([name, { select }]) => [name, select] as const);
  return fingerprintOf(
    { ...Object.fromEntries(synced), ...DERIVED },
    Object.fromEntries(selects),
  );
}
