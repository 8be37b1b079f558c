import assert from "node:assert/strict";
import { dayOf, isoDate, LAST_DAY, monthOf, timestamp, weekdayOf, yearOf } from "./dates.ts";

Deno.test("dayOf: goes there and back", () => {
  for (
    const [year, month, day, weekday] of [[1970, 1, 1, 4], [2024, 2, 29, 4], [
      2025,
      12,
      30,
      2,
    ]] as const
  ) {
    const number = dayOf(year, month, day);
    assert.deepEqual([yearOf(number), monthOf(number), weekdayOf(number)], [year, month, weekday]);
  }
  assert.equal(isoDate(LAST_DAY), "2025-12-30");
});

Deno.test("timestamp: cuts to seconds, across midnight and back", () => {
  const midnight = Date.UTC(2024, 2, 1);
  assert.equal(timestamp(midnight - 1), "2024-02-29T23:59:59Z");
  assert.equal(timestamp(midnight), "2024-03-01T00:00:00Z");
  assert.equal(timestamp(midnight - 1000), "2024-02-29T23:59:59Z");
});
