import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import { derive, DERIVED, DERIVED_NAMES } from "../../lib/derived.ts";
import { openCopy } from "../../lib/duckdb.ts";
import { createTableOf, quoteName, type Table, TABLE_NAMES, TABLES } from "../../lib/tables.ts";

/** Copies all tables of a DuckDB file, and those derived from them, into an empty database. */
export async function loadPostgres(url: string, path: string): Promise<void> {
  const folder = await Deno.makeTempDir();
  const tables = new Map<string, Table>([
    ...TABLE_NAMES.map((name) => [name, TABLES[name]] as const),
    ...DERIVED_NAMES.map((name) => [name, DERIVED[name]] as const),
  ]);
  const copy = await openCopy(path, async (database) => {
    await derive(database);
    for (const name of tables.keys()) {
      await database.run(
        `copy ${
          quoteName(name)
        } to '${folder}/${name}.csv' (header false, quote '"', force_quote *, nullstr '~null~')`,
      );
    }
  });
  copy.close();
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    for (const [name, table] of tables) {
      await sql.unsafe(createTableOf(table, quoteName(name)));
      const into = await sql.unsafe(
        `copy ${quoteName(name)} from stdin (format csv, null '~null~', force_null (${
          Object.keys(table.columns).map(quoteName).join(", ")
        }))`,
      ).writable();
      await pipeline(createReadStream(`${folder}/${name}.csv`), into);
      for (const columns of table.indexes ?? []) {
        await sql.unsafe(
          `create index on ${quoteName(name)} (${columns.map(quoteName).join(", ")})`,
        );
      }
    }
    await sql.unsafe("analyze");
  } finally {
    await sql.end();
    await Deno.remove(folder, { recursive: true });
  }
}
