import assert from "node:assert/strict";
import fc from "npm:fast-check@4.10.2";
import { csv } from "../../db/text_table.ts";
import { parseCsv } from "./parse_csv.ts";

Deno.test("parseCsv: gives back what query wrote, in whatever pieces it comes", async () => {
  const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\r", "\n", "é", " ") });
  const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 })
  );
  await fc.assert(fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, size) => {
    const text = csv({ columns: rows[0] ?? [], rows: rows.slice(1) });
    const pieces = Array.from(
      { length: Math.ceil(text.length / size) },
      (_, at) => text.slice(at * size, (at + 1) * size),
    );
    assert.deepEqual(await Array.fromAsync(parseCsv(ReadableStream.from(pieces))), rows);
  }));
});

Deno.test("parseCsv: null is an empty field, a last row without its end is left out", async () => {
  const text = csv({ columns: ["a", "b"], rows: [[null, 1]] });
  const parsed = await Array.fromAsync(parseCsv(ReadableStream.from([text, "cut,of"])));
  assert.deepEqual(parsed, [["a", "b"], ["", "1"]]);
});
