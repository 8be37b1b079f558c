import assert from "node:assert/strict";
import { Database } from "../db/duckdb.ts";
import { foldNameSql } from "./fold_name.ts";

const ALIKE: readonly (readonly [string, string])[] = [
  ["Charli XCX", "charli xcx"],
  ["Bj\u00f6rk", "Bjo\u0308rk"],
  ["BJO\u0308RK", "bj\u00f6rk"],
  [" spaces  within\tand around ", "Spaces within and around"],
  ["\u00a0No\u3000Break\u2003", "no break"],
  ["\ufeffMarked", "marked"],
  ["STRASSE", "Stra\u00dfe"],
  ["\u1e9e", "ss"],
  ["ΣΊΣΥΦΟΣ", "Σίσυφος"],
  ["\u212bngstrom", "\u00c5NGSTROM"],
  ["J\u030cones", "\u01f0ones"],
  ["ТЕМА", "тема"],
  ["line\r\nbreak", "Line break"],
];

const APART: readonly (readonly [string, string])[] = [
  ["Björk", "Bjork"],
  ["Café", "Cafe"],
  ["AC/DC", "ACDC"],
  ["no space", "nospace"],
  ["Sıla", "Sila"],
  ["Ａ", "A"],
  ["a\u200bb", "ab"],
];

async function folded(names: readonly string[]): Promise<unknown[]> {
  const database = await Database.open(":memory:");
  try {
    const values = names.map((_, at) => `$${at + 1}`).join(", ");
    const rows = await database.rows(
      `select ${foldNameSql("name")} as folded from (select unnest([${values}]) as name)`,
      [...names],
    );
    return rows.map((row) => row["folded"]);
  } finally {
    database.close();
  }
}

Deno.test("foldNameSql: case, form and spaces make no difference", async () => {
  const names = await folded(ALIKE.flat());
  for (const [at, pair] of ALIKE.entries()) {
    assert.equal(names[at * 2], names[at * 2 + 1], JSON.stringify(pair));
  }
});

Deno.test("foldNameSql: accents, letters and punctuation do", async () => {
  const names = await folded(APART.flat());
  for (const [at, pair] of APART.entries()) {
    assert.notEqual(names[at * 2], names[at * 2 + 1], JSON.stringify(pair));
  }
});

Deno.test("foldNameSql: a name of spaces alone is no name", async () => {
  assert.deepEqual(await folded(["", " ", "\t\u00a0\ufeff\n"]), [null, null, null]);
});
