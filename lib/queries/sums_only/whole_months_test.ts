import assert from "node:assert/strict";
import { isMonthEnd, isMonthStart, monthsAround } from "./whole_months.ts";

Deno.test("monthsAround: the first day of the first month to the last of the last", () => {
  const cases = [
    ["2024-02-10", "2024-02-11", "2024-02-01", "2024-02-29"],
    ["2023-12-31", "2024-01-01", "2023-12-01", "2024-01-31"],
    ["2023-02-01", "2023-02-28", "2023-02-01", "2023-02-28"],
  ] as const;
  for (const [start, end, first, last] of cases) {
    assert.deepEqual(monthsAround({ start, end }), { start: first, end: last });
  }
});

Deno.test("isMonthStart, isMonthEnd: leap years and short months", () => {
  assert.ok(isMonthStart("2024-03-01") && !isMonthStart("2024-03-11"));
  for (const day of ["2024-02-29", "2023-02-28", "2024-04-30", "2024-12-31"]) {
    assert.ok(isMonthEnd(day), day);
  }
  for (const day of ["2024-02-28", "2023-02-27", "2024-03-30"]) assert.ok(!isMonthEnd(day), day);
});
