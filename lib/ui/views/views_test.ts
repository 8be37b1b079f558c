import assert from "node:assert/strict";
import type { Granularity } from "../../queries/filters/params.ts";
import { calendarFinding, dayCells, lastWeeks } from "./calendar.ts";
import { wedges } from "./disc.ts";
import { heatStep, heatTop } from "./heat.ts";
import { allPeriods } from "./periods.ts";
import { trendView } from "./trend.ts";
import { weekFinding, weekRows } from "./week.ts";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const bucket = (period: string, hours: number, granularity: Granularity = "month") => ({
  ...{ period, granularity, hours, plays: hours * 20 },
  ...{ unique_tracks: 1, unique_artists: 1 },
});

Deno.test("trendView: months without a play are kept as nothing", () => {
  const view = trendView([bucket("2023-11", 10), bucket("2024-02", 50)], "hours");
  assert.deepEqual(view.chart.titles, [
    "November 2023",
    "December 2023",
    "January 2024",
    "February 2024",
  ]);
  assert.deepEqual(view.chart.series[0]?.values, [10, 0, 0, 50]);
  assert.equal(plain(view.finding), "February 2024 was your fullest: 50 h, 3.3 times the average");
  assert.equal(view.rows.length, 2);
});

Deno.test("trendView: one bucket, none, and a comparison laid over", () => {
  assert.match(trendView([bucket("2024", 3, "year")], "hours").finding, /All of it in 2024/);
  assert.equal(trendView([], "plays").chart.series[0]?.values.length, 0);
  const view = trendView([bucket("2024-01", 3), bucket("2024-02", 3)], "plays", [
    bucket("2023-01", 2),
  ]);
  assert.deepEqual(view.chart.series[1]?.values, [40, null]);
});

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

Deno.test("weekFinding: a day that stands out, or none", () => {
  const even = [0, 1, 2, 3, 4, 5, 6].map((dow) => ({ dow, hour: 20, hours: 1, plays: 1 }));
  assert.equal(weekFinding(even, "hours"), "No day stands out; 20:00 is your hour");
  const thursdays = even.map((cell) => cell.dow === 4 ? { ...cell, hours: 2 } : cell);
  assert.match(plain(weekFinding(thursdays, "hours")), /most on Thursdays, 75 % above average/);
});

Deno.test("dayCells: a range begins on its weekday and has no gap", () => {
  const range = { start: "2024-02-28", end: "2024-03-04" };
  const cells = dayCells([{ date: "2024-02-29", hours: 2, plays: 9 }], range);
  assert.deepEqual(cells.map(({ column, row }) => [column, row]), [
    ...[[0, 2], [0, 3], [0, 4], [0, 5], [0, 6]],
    [1, 0],
  ]);
  assert.equal(cells[1]?.plays, 9);
  assert.equal(lastWeeks({ start: "2016-01-01", end: "2025-12-31" }).start, "2024-12-26");
  assert.match(plain(calendarFinding(cells, "plays")), /^Thu 29 Feb 2024 .*: 9 plays$/);
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
