import assert from "node:assert/strict";
import { presetOf, presetsOf } from "./ranges.ts";

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
