/**
 * The manifest: what the last sync recorded in Postgres about the rows it left there. For each run of
 * rows it holds DuckDB's fingerprint and the sum of PostgreSQL's row hashes. A run with the same
 * fingerprint still has the same sum, so only changed runs are read and hashed again, which takes ten
 * times as long as a fingerprint. Postgres still sums its own rows every time.
 */
import type { Content } from "./content.ts";
import { postgresFingerprint } from "./fingerprint.ts";
import type { Sum, Sums } from "./rows/sums.ts";

/** The key in `meta` under which a sync records its manifest. */
export const MANIFEST_KEY = "sync_manifest";

/** Increased whenever the format or the hashing of rows changes. */
const FORMAT = 1;

/** What the manifest records about the rows of one table. */
export interface TableManifest {
  /** How its rows were divided into runs. */
  readonly mask: number;
  /** DuckDB's fingerprints, as a table's content has them. */
  readonly fingerprints: ReadonlyMap<number, bigint>;
  /** The sums of PostgreSQL's hashes by run. */
  readonly sums: Sums;
}

/** What is recorded about each table, by name. */
export type Manifest = ReadonlyMap<string, TableManifest>;

/**
 * Writes a manifest as JSON.
 *
 * @param duckdb the version of DuckDB whose fingerprints it holds
 *
 * @example
 * ```ts
 * import { readManifest, writeManifest } from "./manifest.ts";
 *
 * const plays = {
 *   mask: 0,
 *   fingerprints: new Map([[0, 1n]]),
 *   sums: new Map([[0, { rows: 1, hashes: -1n }]]),
 * };
 * const text = writeManifest(new Map([["plays", plays]]), "v1.4.1");
 * console.assert(readManifest(text, "v1.4.1").get("plays")?.sums.get(0)?.hashes === -1n);
 * console.assert(readManifest(text, "v1.5.0").size === 0);
 * ```
 */
export function writeManifest(manifest: Manifest, duckdb: string): string {
  const tables = [...manifest].map(([name, { mask, fingerprints, sums }]) => [
    name,
    {
      mask,
      fingerprints: encode([...fingerprints], 12, (view, at, [run, fingerprint]) => {
        view.setInt32(at, run);
        view.setBigUint64(at + 4, fingerprint);
      }),
      sums: encode([...sums], 16, (view, at, [run, { rows, hashes }]) => {
        view.setInt32(at, run);
        view.setInt32(at + 4, rows);
        view.setBigInt64(at + 8, hashes);
      }),
    },
  ]);
  return JSON.stringify({ made_by: madeBy(duckdb), tables: Object.fromEntries(tables) });
}

/**
 * Reads a manifest. One of another version of Tonearm or DuckDB, or one that is damaged, is empty: the
 * next sync then reads every row.
 *
 * @param duckdb the version of DuckDB whose fingerprints it is compared with
 */
export function readManifest(text: string | undefined, duckdb: string): Manifest {
  try {
    const { made_by, tables }: Stored = JSON.parse(text ?? "{}");
    if (made_by !== madeBy(duckdb)) return new Map();
    return new Map(
      Object.entries(tables).map(([name, { mask, fingerprints, sums }]) => [name, {
        mask,
        fingerprints: new Map(
          decode(fingerprints, 12, (view, at): [number, bigint] => [
            view.getInt32(at),
            view.getBigUint64(at + 4),
          ]),
        ),
        sums: new Map(
          decode(sums, 16, (view, at): [number, Sum] => [
            view.getInt32(at),
            { rows: view.getInt32(at + 4), hashes: view.getBigInt64(at + 8) },
          ]),
        ),
      }]),
    );
  } catch {
    return new Map();
  }
}

/**
 * The runs of a table whose fingerprints differ from the manifest's; undefined if its rows were divided
 * into other runs at that time.
 */
export function changedRuns(
  { fingerprints, runs }: Pick<Content, "fingerprints" | "runs">,
  known: TableManifest,
): Set<number> | undefined {
  if (known.mask !== runs.mask) return undefined;
  const changed = [...fingerprints].filter(([run, fingerprint]) =>
    known.fingerprints.get(run) !== fingerprint
  );
  return new Set(changed.map(([run]) => run));
}

interface Stored {
  readonly made_by: string;
  readonly tables: Readonly<
    Record<string, { readonly mask: number; readonly fingerprints: string; readonly sums: string }>
  >;
}

function madeBy(duckdb: string): string {
  return `${FORMAT} ${postgresFingerprint()} DuckDB ${duckdb}`;
}

/** Records of a fixed size, in base64. */
function encode<T>(
  records: readonly T[],
  size: number,
  write: (view: DataView, at: number, record: T) => void,
): string {
  const bytes = new Uint8Array(records.length * size);
  const view = new DataView(bytes.buffer);
  for (const [at, record] of records.entries()) write(view, at * size, record);
  return bytes.toBase64();
}

function decode<T>(text: string, size: number, read: (view: DataView, at: number) => T): T[] {
  const bytes = Uint8Array.fromBase64(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, at) => read(view, at * size));
}
