import { Database } from "./duckdb.ts";

/** DuckDB spills at most this share of the free space. */
const SPILLED_SHARE = 0.9;
const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];

/**
 * How many bytes are free on the disk that holds a folder; undefined when it cannot be told.
 *
 * Deno would need a permission of its own for this. DuckDB asks the system when it spills for the
 * first time, so it is made to, and says what it found in its settings. That counts what the system
 * keeps for its administrator as free.
 *
 * @param folder an existing folder of this run: a folder `free` is created in it and removed
 */
export async function freeBytes(folder: string): Promise<number | undefined> {
  const tempDirectory = `${folder}/free`;
  const database = await Database.open(":memory:", {
    tempDirectory,
    memoryLimit: "2MB",
    threads: 1,
    allowedDirectories: [folder],
  });
  try {
    await database.run(
      "create table spilled as select hash(i) as noise from range(200000) as r(i)",
    );
    const [row] = await database.rows("select current_setting('max_temp_directory_size') as most");
    return parseSize(String(row?.["most"]));
  } catch {
    return undefined;
  } finally {
    database.close();
    await Deno.remove(tempDirectory, { recursive: true }).catch(() => {});
  }
}

/** The bytes that are free, from `90% of …` as DuckDB prints it: `203.8 GiB`. */
function parseSize(text: string): number | undefined {
  const [, amount, unit = ""] = /^([\d.]+) (\w+)$/.exec(text) ?? [];
  const power = UNITS.indexOf(unit);
  if (amount === undefined || power < 0) return undefined;
  return Number(amount) * 1024 ** power / SPILLED_SHARE;
}
