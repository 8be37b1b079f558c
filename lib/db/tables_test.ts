import assert from "node:assert/strict";
import { Database } from "./duckdb.ts";
import { createTable, quoteName, table, TABLE_NAMES } from "./tables.ts";

Deno.test("createTable: DuckDB makes every table, with the columns and types declared", async () => {
  for (const withKey of [true, false]) {
    const database = await Database.open(":memory:");
    for (const name of TABLE_NAMES) await database.run(createTable(name, undefined, withKey));
    for (const name of TABLE_NAMES) {
      const made = await database.rows(
        `select column_name, data_type, is_nullable from duckdb_columns()
         where table_name = $1 order by column_index`,
        [name],
      );
      const { columns, key } = table(name);
      assert.deepEqual(made.map(({ column_name }) => column_name), Object.keys(columns), name);
      for (const { column_name, data_type, is_nullable } of made) {
        const column = columns[String(column_name)];
        const { type, notNull = false } = column ?? { type: "none" };
        assert.equal(
          data_type,
          type === "text" ? "VARCHAR" : DUCKDB_TYPES[type] ?? type.toUpperCase(),
        );
        assert.equal(is_nullable, !(notNull || (withKey && key.includes(String(column_name)))));
      }
    }
    database.close();
  }
});

/** Where DuckDB's name differs from the one both engines take. */
const DUCKDB_TYPES: Readonly<Record<string, string>> = { "double precision": "DOUBLE" };

Deno.test("tables: keys and indexes name columns, and keys are never null", () => {
  for (const name of TABLE_NAMES) {
    const { columns, key, indexes = [], growing = [] } = table(name);
    for (const column of [...key, ...indexes.flat(), ...growing]) {
      assert.ok(column in columns, `${name}.${column}`);
    }
    for (const column of key) assert.equal(columns[column]?.notNull, true, `${name}.${column}`);
  }
});

Deno.test("createTable: takes another name, for a copy beside the first", () => {
  assert.ok(createTable("meta", '"next"."meta"').startsWith('create table "next"."meta" ('));
});

Deno.test("quoteName: a quote in a name stays inside it", () => {
  assert.equal(quoteName('a"b'), '"a""b"');
});
