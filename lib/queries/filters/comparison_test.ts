import assert from "node:assert/strict";
import { comparedRange, daysIn } from "./comparison.ts";

Deno.test("comparedRange: whole months and years with whole ones, others by days, any range with itself", () => {
  const cases: [string, string, "previous" | "year", string, string][] = [
    ["2024-01-01", "2024-12-31", "previous", "2023-01-01", "2023-12-31"],
    ["2024-03-01", "2024-03-31", "previous", "2024-02-01", "2024-02-29"],
    ["2024-03-01", "2024-03-31", "year", "2023-03-01", "2023-03-31"],
    ["2024-03-04", "2024-03-10", "previous", "2024-02-26", "2024-03-03"],
    ["2025-02-01", "2025-02-28", "year", "2024-02-01", "2024-02-29"],
    ["2024-02-29", "2024-02-29", "year", "2023-02-28", "2023-02-28"],
  ];
  for (const [start, end, comparison, from, to] of cases) {
    assert.deepEqual(comparedRange({ start, end }, comparison), { start: from, end: to });
  }
  const other = { start: "2019-05-01", end: "2020-01-31" };
  assert.equal(comparedRange({ start: "2024-01-01", end: "2024-12-31" }, other), other);
});

Deno.test("daysIn: both ends count", () => {
  assert.equal(daysIn({ start: "2024-01-01", end: "2024-12-31" }), 366);
  assert.equal(daysIn({ start: "2024-01-01", end: "2024-01-01" }), 1);
});
