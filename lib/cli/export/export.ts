import { Database, quoteText } from "../../db/duckdb.ts";
import { CliError, messageOf } from "../../core/errors.ts";
import { withWorkFolder } from "../../core/work_folder.ts";
import type { Progress } from "../../core/progress.ts";
import { openSnapshot } from "../../sync/snapshot.ts";
import { quoteName, table, TABLE_NAMES, type TableName } from "../../db/tables.ts";
import { EXPORT_FORMATS, type ExportFormatName } from "./formats.ts";
import { schemaOf, type Written } from "./schema_file.ts";

/** The options of an export. */
export interface ExportOptions {
  /** The folder of `spotify.duckdb`. */
  readonly dataDir: string;
  /** Where the files go, inside the data folder; what an earlier export left there is replaced. */
  readonly into: string;
  readonly format: ExportFormatName;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
}

/** The result of an export. */
export interface ExportResult {
  readonly folder: string;
  readonly format: ExportFormatName;
  readonly tables: Readonly<Record<string, Written>>;
  readonly rows: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** The schema file, which marks a folder as an export that may be replaced. */
const NOTE = "_tonearm_export.json";

/**
 * Writes every synced table in a format: one folder a table, and a schema file. Parquet's `plays`
 * and `set_aside` have a folder for each year (`plays/year=2024/`), as Spark, Trino, BigQuery and
 * DuckDB read partitions. DuckDB writes the files into a working folder, which then replaces the
 * last export.
 *
 * @throws {CliError} `bad-flag` when the target holds something else; `disk`; as openSnapshot
 */
export async function exportTables(options: ExportOptions): Promise<ExportResult> {
  const started = performance.now();
  const { dataDir, into, format, signal } = options;
  await refuseOthers(into);
  return await withWorkFolder(dataDir, async (work) => {
    const database = await openSnapshot(dataDir, work);
    const onAbort = () => database.interrupt();
    signal?.addEventListener("abort", onAbort);
    const next = `${work}/next`;
    try {
      const tables = await writeTables(database, next, options);
      const done = {
        folder: into,
        format,
        tables,
        rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
        bytes: (await filesIn(next)).reduce((sum, { size }) => sum + size, 0),
        seconds: Math.round(performance.now() - started) / 1000,
      };
      const schema = JSON.stringify(schemaOf(format, tables), undefined, 2);
      await Deno.writeTextFile(`${next}/${NOTE}`, `${schema}\n`);
      await putInPlace(next, into, work);
      return done;
    } catch (error) {
      if (error instanceof CliError || signal?.aborted) throw error;
      throw new CliError("disk", {
        what: `Cannot write the export: ${messageOf(error)}`,
        where: into,
        fix: "Make room, or look at the folder's permissions. An earlier export is as it was.",
        cause: error,
      });
    } finally {
      signal?.removeEventListener("abort", onAbort);
      database.close();
    }
  }, "export");
}

async function writeTables(
  database: Database,
  folder: string,
  { format, progress, signal }: ExportOptions,
): Promise<Partial<Record<TableName, Written>>> {
  const names = TABLE_NAMES.filter((name) => table(name).synced);
  const tables: Partial<Record<TableName, Written>> = {};
  progress.stage(`Writing ${EXPORT_FORMATS[format].name}`, names.length);
  for (const [done, name] of names.entries()) {
    signal?.throwIfAborted();
    await Deno.mkdir(`${folder}/${name}`, { recursive: true });
    await database.run(writeSql(name, `${folder}/${name}`, format));
    const [row] = await database.rows(`select count(*)::integer as rows from ${quoteName(name)}`);
    const files = await filesIn(`${folder}/${name}`);
    tables[name] = { rows: Number(row?.["rows"]), files: files.length };
    progress.at(done + 1);
  }
  return tables;
}

function writeSql(name: TableName, folder: string, format: ExportFormatName): string {
  const { copy, isByYear } = EXPORT_FORMATS[format];
  const order = table(name).key.map(quoteName).join(", ");
  const rows = `select * from ${quoteName(name)} order by ${order}`;
  // The year stays in the files too: not every reader derives a column from the folder name.
  const where = isByYear && "year" in table(name).columns
    ? `${quoteText(folder)} (${copy}, partition_by (year), write_partition_columns true,
        filename_pattern ${quoteText(`${name}_{i}`)})`
    : `${quoteText(`${folder}/${name}.${format}`)} (${copy})`;
  return `copy (${rows}) to ${where}`;
}

async function refuseOthers(into: string): Promise<void> {
  const names: string[] = [];
  try {
    for await (const { name } of Deno.readDir(into)) names.push(name);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return;
    throw error;
  }
  if (names.length === 0 || names.includes(NOTE)) return;
  throw new CliError("bad-flag", {
    what: `${into} holds files that no export wrote, such as ${names[0]}.`,
    where: into,
    fix: "Name another folder with --into, or empty this one.",
  });
}

/**
 * Two renames; the last export is intact until the first, and is removed with the working folder.
 */
async function putInPlace(next: string, into: string, work: string): Promise<void> {
  const parent = into.replace(/\/+[^/]*\/*$/, "");
  if (parent !== into) await Deno.mkdir(parent, { recursive: true });
  await Deno.rename(into, `${work}/old`).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  await Deno.rename(next, into);
}

async function filesIn(folder: string): Promise<{ readonly size: number }[]> {
  const found: { readonly size: number }[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory) found.push(...await filesIn(`${folder}/${name}`));
    else found.push(await Deno.stat(`${folder}/${name}`));
  }
  return found;
}
