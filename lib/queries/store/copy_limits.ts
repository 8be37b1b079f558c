import type { Database } from "../../db/duckdb.ts";
import { CliError, messageOf } from "../../core/errors.ts";

/**
 * How many threads DuckDB uses in the site. Each needs memory while a copy is made: with 325,000
 * plays the process peaked at 650 MB with 4 threads and at 1,040 MB with 64.
 */
export const READING_THREADS = Math.min(4, navigator.hardwareConcurrency);

/**
 * Limits a new copy to the memory that the previous one does not hold, as both are in the same
 * process until the new one is ready. DuckDB allows each 80 % of the machine's memory, or of its
 * control group's.
 *
 * @param heldBytes what the copy that is in use holds
 *
 * @example
 * ```ts
 * import { Database } from "../../db/duckdb.ts";
 * import { leaveMemory, memoryLimit } from "./copy_limits.ts";
 *
 * const database = await Database.openUnlocked(":memory:", { memoryLimit: "512MiB" });
 * await leaveMemory(database, 128 * 1024 ** 2);
 * console.assert(await memoryLimit(database) === 384 * 1024 ** 2);
 * database.close();
 * ```
 */
export async function leaveMemory(database: Database, heldBytes: number): Promise<void> {
  const left = Math.max(LEAST_BYTES, await memoryLimit(database) - heldBytes);
  await database.run(`set memory_limit = '${Math.floor(left / KIB)}KiB'`);
}

const KIB = 1024;
/** Too little for any history, and enough for DuckDB to say so. */
const LEAST_BYTES = 16 * KIB ** 2;
const UNITS: Readonly<Record<string, number>> = {
  bytes: 1,
  KiB: KIB,
  MiB: KIB ** 2,
  GiB: KIB ** 3,
  TiB: KIB ** 4,
};

/** How many bytes a database may take. DuckDB reports them with one decimal: `18.8 GiB`. */
export async function memoryLimit(database: Database): Promise<number> {
  const [row] = await database.rows("select current_setting('memory_limit') as size");
  const size = String(row?.["size"]);
  const [number, unit = ""] = size.split(" ");
  const bytes = Number(number) * (UNITS[unit] ?? NaN);
  if (!Number.isFinite(bytes)) throw new Error(`"${size}" is not a size of DuckDB's`);
  return bytes;
}

/** How many bytes a database holds now. */
export async function heldMemory(database: Database): Promise<number> {
  const [row] = await database.rows(
    "select coalesce(sum(memory_usage_bytes), 0)::double as bytes from duckdb_memory()",
  );
  return Number(row?.["bytes"]);
}

/** Why no copy could be made, in one line for the log. */
export function whyNoCopy(error: unknown): string {
  const message = messageOf(error).split("\n", 1)[0] ?? "";
  if (error instanceof CliError) return [message, error.fix ?? ""].join(" ").trim();
  return message.startsWith("Out of Memory Error")
    ? `there is too little memory for a copy of the database. Give the site more, under systemd by ` +
      `MemoryMax; docs/deploying.md says what a history needs.`
    : message;
}
