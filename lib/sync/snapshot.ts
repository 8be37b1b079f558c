import { Database, openError, quoteText } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import { withLock } from "../core/lock.ts";
import { ESCAPES, type Specials } from "./columns.ts";
import { requireSchema } from "../db/schema_version.ts";
import { quoteName } from "../db/tables.ts";
import { type SyncName, syncTable } from "./tables.ts";

/** DuckDB's share of memory; what it cannot hold in this it spills to the working folder. */
const MEMORY_LIMIT = "1GB";

/** What there is to send of a table. */
export interface Content extends Specials {
  readonly name: SyncName;
  readonly rows: number;
  /** One more than the number of the last row; deleted rows leave gaps. */
  readonly rowIds: number;
  readonly nulCharacters: number;
}

/**
 * Copies `spotify.duckdb` into a working folder and opens the copy, locked down to that folder: the
 * sync sees one state of it, and others go on writing.
 *
 * @throws {CliError} `no-database`, `bad-database`, `database-busy`, `newer-database`,
 *   `older-database`
 */
export async function openSnapshot(dataDir: string, folder: string): Promise<Database> {
  const file = `${dataDir}/spotify.duckdb`;
  await Deno.stat(file).catch((cause) => {
    throw new CliError("no-database", {
      what: `There is no database at ${file}.`,
      fix: "Run `deno task ingest` to make one from your export.",
      cause,
    });
  });
  const copy = `${folder}/snapshot.duckdb`;
  await withLock(dataDir, async () => {
    // Nobody writes while it is attached, not even a program that knows nothing of the lock.
    const guard = await Database.openUnlocked(":memory:");
    try {
      await guard.run(`attach ${quoteText(file)} as source (read_only)`).catch((error) => {
        throw openError(file, error);
      });
      await Deno.copyFile(file, copy);
      await Deno.copyFile(`${file}.wal`, `${copy}.wal`).catch((error) => {
        if (!(error instanceof Deno.errors.NotFound)) throw error;
      });
    } finally {
      guard.close();
    }
  });
  const database = await Database.open(copy, {
    allowedDirectories: [folder],
    tempDirectory: `${folder}/spill`,
    memoryLimit: MEMORY_LIMIT,
    // Sync writes slice by slice: one thread keeps up with Postgres, at half the processor's time.
    threads: 1,
  });
  await requireSchema(database, file).catch((error) => {
    database.close();
    throw error;
  });
  return database;
}

/**
 * The facts of `meta` by key.
 *
 * @throws {CliError} `bad-database`
 */
export async function readFacts(database: Database): Promise<Map<string, string>> {
  const rows = await database.rows("select key, value from meta").catch((cause) => {
    throw new CliError("bad-database", {
      what: "The DuckDB file is not one that Tonearm wrote: it has no table meta.",
      fix: "Move it out of the way and run `deno task ingest`.",
      cause,
    });
  });
  return new Map(rows.map(({ key, value }) => [String(key), String(value)]));
}

/**
 * Counts what there is to send, in one pass a table.
 *
 * @throws {CliError} `bad-database` when a table or column is not there
 */
export async function readContent(database: Database, name: SyncName): Promise<Content> {
  const texts = Object.entries(syncTable(name).columns)
    .filter(([, { type }]) => type === "text")
    .map(([column]) => column);
  const counts = texts.map((column, at) => {
    const value = quoteName(column);
    const nuls = `length(${value}) - length(replace(${value}, chr(0), ''))`;
    const escapes = ESCAPES.map(([character]) => `contains(${value}, ${character})`).join(" or ");
    return `, sum(${nuls}) filter (where contains(${value}, chr(0)))::bigint as n${at},
      coalesce(bool_or(${escapes}), false) as e${at}`;
  });
  const all = Object.keys(syncTable(name).columns).map(quoteName).join(", ");
  const [row] = await database.rows(
    `select count(*) as rows, coalesce(max(rowid) + 1, 0) as row_ids${counts.join("")}
     from (select rowid, ${all} from ${quoteName(name)})`,
  ).catch((cause) => {
    throw new CliError("bad-database", {
      what: `The DuckDB file has no table ${name} as this version of Tonearm knows it.`,
      fix: "Run `deno task ingest` again; fetched metadata is carried over.",
      cause,
    });
  });
  const nuls = texts.map((column, at) => [column, Number(row?.[`n${at}`] ?? 0)] as const);
  return {
    name,
    rows: Number(row?.["rows"] ?? 0),
    rowIds: Number(row?.["row_ids"] ?? 0),
    withNul: new Set(nuls.filter(([, count]) => count > 0).map(([column]) => column)),
    withEscapes: new Set(texts.filter((_, at) => row?.[`e${at}`] === true)),
    nulCharacters: nuls.reduce((sum, [, count]) => sum + count, 0),
  };
}
