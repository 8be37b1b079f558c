import assert from "node:assert/strict";
import { hourPath } from "./clock_chart.ts";
import { weekdaysIn } from "./weekdays.ts";
import { monthSlot, yearRows } from "./year_stripes.ts";

Deno.test("weekdaysIn: any range has each weekday as often as the calendar says", () => {
  for (const [start, end] of [["2024-02-26", "2024-03-10"], ["2024-02-29", "2024-02-29"]]) {
    const counts = [0, 0, 0, 0, 0, 0, 0];
    const last = Temporal.PlainDate.from(end ?? "");
    let day = Temporal.PlainDate.from(start ?? "");
    for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
      counts[day.dayOfWeek % 7] = (counts[day.dayOfWeek % 7] ?? 0) + 1;
    }
    const range = { start: start ?? "", end: end ?? "" };
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map((dow) => weekdaysIn(range, dow)), counts);
  }
});

Deno.test("hourPath: nothing has no outline, the last hour closes the circle", () => {
  assert.equal(hourPath(0, 0), "");
  assert.doesNotMatch(hourPath(23, 1), /NaN/);
});

Deno.test("yearRows: every day of the range is drawn once, 29 February has a place", () => {
  const days = [
    { date: "2024-02-29", hours: 2, plays: 9 },
    { date: "2024-03-01", hours: 2, plays: 9 },
  ];
  const rows = yearRows(days, { start: "2023-12-31", end: "2024-03-02" }, "hours");
  assert.deepEqual(rows.map(({ year }) => year), ["2023", "2024"]);
  assert.equal(rows[0]?.paths[0], "M365 0H366V1H365Z");
  assert.equal(rows[1]?.paths[0], "M0 0H59V1H0ZM61 0H62V1H61Z");
  assert.equal(rows[1]?.paths[5], "M59 0H61V1H59Z");
  assert.deepEqual(rows[1]?.months.map(({ month, plays }) => [month, plays]), [
    ["2024-01", 0],
    ["2024-02", 9],
    ["2024-03", 9],
  ]);
  assert.equal(monthSlot(13), 366);
});
