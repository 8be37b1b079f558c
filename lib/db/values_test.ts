import assert from "node:assert/strict";
import { Database } from "./duckdb.ts";
import { plainValue } from "./values.ts";

/** SQL of one value, and the JSON it becomes. */
const CASES: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["true", true],
  ["false", false],
  ["'text'", "text"],
  ["''", ""],
  ["'é🎧' || chr(0)", "é🎧\0"],
  ["42::tinyint", 42],
  ["-42::integer", -42],
  ["42::bigint", 42],
  ["9007199254740991::bigint", 9_007_199_254_740_991],
  ["-9007199254740991::bigint", -9_007_199_254_740_991],
  ["9007199254740992::bigint", "9007199254740992"],
  ["170141183460469231731687303715884105727::hugeint", "170141183460469231731687303715884105727"],
  ["sum(1)", 1],
  ["count(*)", 1],
  ["1.5::double", 1.5],
  ["0.1::float", Math.fround(0.1)],
  ["'nan'::double", "NaN"],
  ["'-infinity'::double", "-Infinity"],
  ["12.50::decimal(10, 2)", 12.5],
  ["-0.01::decimal(10, 2)", -0.01],
  ["timestamp '2024-01-31 21:05:00'", "2024-01-31T21:05:00"],
  ["timestamp '2024-01-31 21:05:00.123'", "2024-01-31T21:05:00.123"],
  ["timestamptz '2024-01-31 21:05:00+00'", "2024-01-31T21:05:00Z"],
  ["date '2024-01-31'", "2024-01-31"],
  ["time '21:05:00'", "21:05:00"],
  ["[1, null, 3]", [1, null, 3]],
  ["[]::integer[]", []],
  ["[1, 2]::integer[2]", [1, 2]],
  ["{'a': 1, 'b': [date '2024-01-31']}", { a: 1, b: ["2024-01-31"] }],
  ["map {'x': 1::bigint, 'y': null}", { x: 1, y: null }],
  ["map {1: 'one'}", { "1": "one" }],
  ["'\\x00ab'::blob", "\\x00ab"],
  ["'x'::enum('x', 'y')", "x"],
  ["uuid '00000000-0000-0000-0000-000000000001'", "00000000-0000-0000-0000-000000000001"],
  ["interval 90 minute", "01:30:00"],
];

Deno.test("plainValue: every kind of value that DuckDB answers", async () => {
  const database = await Database.open(":memory:");
  for (const [sql, expected] of CASES) {
    const reader = await database.connection.runAndReadAll(`select ${sql}`);
    const value = reader.getRows()[0]?.[0];
    assert.notEqual(value, undefined);
    const plain = plainValue(value ?? null);
    assert.deepEqual(plain, expected, sql);
    assert.deepEqual(JSON.parse(JSON.stringify(plain)), plain, sql);
  }
  database.close();
});
