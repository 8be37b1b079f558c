import assert from "node:assert/strict";
import { dayCells, lastWeeks } from "./calendar.ts";
import { wedges } from "./disc.ts";
import { heatStep, heatTop } from "./heat.ts";
import { allPeriods } from "./periods.ts";
import { weekRows } from "./week.ts";

Deno.test("allPeriods: weeks go on over the year's end", () => {
  assert.deepEqual(allPeriods("2024-12-23", "2025-01-06", "week"), [
    "2024-12-23",
    "2024-12-30",
    "2025-01-06",
  ]);
});

Deno.test("weekRows: every hour is there, from Monday", () => {
  const rows = weekRows([{ dow: 0, hour: 23, hours: 2, plays: 30 }]);
  assert.equal(rows.length, 7);
  assert.equal(rows[0]?.dow, 1);
  assert.equal(rows[6]?.hours[23]?.plays, 30);
  assert.equal(rows[6]?.hours.length, 24);
});

Deno.test("dayCells: a range begins on its weekday and has no gap", () => {
  const range = { start: "2024-02-28", end: "2024-03-04" };
  const cells = dayCells(
    [{ date: "2024-02-29", hours: 2, plays: 9 }],
    range,
    (date) => ({ date, hours: 0, plays: 0 }),
  );
  assert.deepEqual(cells.map(({ column, row }) => [column, row]), [
    ...[[0, 2], [0, 3], [0, 4], [0, 5], [0, 6]],
    [1, 0],
  ]);
  assert.equal(cells[1]?.plays, 9);
  assert.equal(lastWeeks({ start: "2016-01-01", end: "2025-12-31" }).start, "2024-12-26");
});

Deno.test("heatStep: nothing is step 0, anything at least 1", () => {
  assert.deepEqual([0, 0.001, 1, 4, 10].map((value) => heatStep(value, 10)), [0, 1, 1, 2, 5]);
  assert.equal(heatStep(0, 0), 0);
  assert.equal(heatTop([]), 0);
  assert.equal(heatTop([...Array.from({ length: 99 }, () => 2), 50]), 2);
});

Deno.test("wedges: the first year is outermost, numbers are finite", () => {
  const made = wedges([{ period: "2016-01", value: 1 }, { period: "2025-12", value: 2 }]);
  assert.match(made[0]?.path ?? "", /A90\.00/);
  assert.ok(made.every(({ path }) => !path.includes("NaN")));
});
