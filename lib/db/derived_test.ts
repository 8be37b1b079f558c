import assert from "node:assert/strict";
import { DERIVED } from "./derived.ts";
import { COMPACT } from "./derived/compact.ts";

const TABLES = [
  ...Object.entries(COMPACT).map(([name, { needs, select }]) => ({ name, needs, select })),
  ...Object.entries(DERIVED).map(([name, { needs, derive }]) => ({ name, needs, select: derive })),
];

for (const [at, { name, needs, select }] of TABLES.entries()) {
  Deno.test(`${name}: declares the derived tables that its SQL mentions, each made before it`, () => {
    const words = new Set(select.match(/\w+/g));
    const mentioned = TABLES.map(({ name }) => name).filter((other) => words.has(other));
    assert.deepEqual([...needs].sort(), mentioned.sort());
    const before = TABLES.slice(0, at).map(({ name }) => name);
    assert.deepEqual(needs.filter((need) => !before.includes(need)), []);
  });
}
