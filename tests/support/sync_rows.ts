import assert from "node:assert/strict";
import type postgres from "postgres";
import { derive } from "../../lib/db/derived.ts";
import { type Database, openCopy } from "../../lib/db/duckdb.ts";
import { quoteName } from "../../lib/db/tables.ts";

/** Asserts that tables hold the same rows in Postgres and in the DuckDB file, or are made from it. */
export async function assertSameRows(
  sql: postgres.Sql,
  dataDir: string,
  names: readonly string[],
  message = "",
): Promise<void> {
  const database = await openDerived(dataDir);
  try {
    for (const name of names) {
      const expected = await rowsHere(database, name);
      assert.deepEqual(await rowsThere(sql, name), expected, `${name} ${message}`);
    }
  } finally {
    database.close();
  }
}

/** A copy of the DuckDB file with the tables that are made from it. */
async function openDerived(dataDir: string): Promise<Database> {
  return await openCopy(`${dataDir}/spotify.duckdb`, async (copy) => {
    await copy.run("copy from database source to memory");
    await derive(copy);
  });
}

/** The rows of a table in Postgres as texts, by a way that shares nothing with the sync's own. */
async function rowsThere(sql: postgres.Sql, name: string): Promise<string[]> {
  const rows = await sql.unsafe(`select to_json(t)::text as row from ${quoteName(name)} as t
    ${name === "meta" ? "where key not like 'sync%'" : ""}`);
  return rows.map((row) => canonical(String(row["row"]))).sort();
}

async function rowsHere(database: Database, name: string): Promise<string[]> {
  const rows = await database.rows(
    `select to_json(t)::varchar as row from ${quoteName(name)} as t`,
  );
  return rows.map((row) => canonical(String(row["row"]))).sort();
}

/** JSON as both engines would write it, with its keys in order: Postgres stores columns in another. */
function canonical(json: string): string {
  const row: Record<string, unknown> = JSON.parse(
    json.replaceAll(/(?<=[:,])(-?\d{16,})(?=[,}])/g, '"$1"'),
  );
  const columns = Object.entries(row).sort(([one], [other]) => one < other ? -1 : 1);
  const texts = columns.map(([key, value]) => {
    if (typeof value !== "string") return [key, value === 0 ? 0 : value];
    return [
      key,
      value.replaceAll("\0", "\ufffd").replace(/^(\d{4}-\d\d-\d\d)[T ](\d\d:)/, "$1 $2"),
    ];
  });
  return JSON.stringify(Object.fromEntries(texts));
}
