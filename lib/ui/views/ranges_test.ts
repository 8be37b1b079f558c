import assert from "node:assert/strict";
import { comparedWith, daysIn, presetOf, presetsOf } from "./ranges.ts";

Deno.test("presetsOf: none begins before the data", () => {
  const presets = presetsOf({ start: "2024-03-08", end: "2024-03-10" });
  assert.deepEqual(presets.map(({ kind, start }) => [kind, start]), [
    ["all", "2024-03-08"],
    ["days", "2024-03-08"],
    ["days", "2024-03-08"],
    ["month", "2024-03-01"],
    ["year", "2024-01-01"],
  ]);
});

Deno.test("presetOf: the first that has the same ends", () => {
  const presets = presetsOf({ start: "2023-01-01", end: "2024-12-31" });
  assert.equal(presetOf({ start: "2023-01-01", end: "2023-12-31" }, presets)?.value, "2023");
  assert.equal(presetOf({ start: "2023-01-02", end: "2023-12-31" }, presets), undefined);
});

Deno.test("comparedWith: whole months and years with whole ones, others by days", () => {
  const cases: [string, string, "previous" | "year", string, string][] = [
    ["2024-01-01", "2024-12-31", "previous", "2023-01-01", "2023-12-31"],
    ["2024-03-01", "2024-03-31", "previous", "2024-02-01", "2024-02-29"],
    ["2024-03-01", "2024-03-31", "year", "2023-03-01", "2023-03-31"],
    ["2024-03-04", "2024-03-10", "previous", "2024-02-26", "2024-03-03"],
    ["2025-02-01", "2025-02-28", "year", "2024-02-01", "2024-02-29"],
    ["2024-02-29", "2024-02-29", "year", "2023-02-28", "2023-02-28"],
  ];
  for (const [start, end, comparison, from, to] of cases) {
    assert.deepEqual(comparedWith({ start, end }, comparison), { start: from, end: to });
  }
  assert.equal(comparedWith({ start: "2024-01-01", end: "2024-12-31" }, "none"), null);
});

Deno.test("daysIn: both ends count", () => {
  assert.equal(daysIn({ start: "2024-01-01", end: "2024-12-31" }), 366);
  assert.equal(daysIn({ start: "2024-01-01", end: "2024-01-01" }), 1);
});
