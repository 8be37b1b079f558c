import assert from "node:assert/strict";
import { dayHabit } from "./day_parts.ts";
import { hourPath } from "./dial.ts";
import { sessionChart, sessionTotals } from "./sessions.ts";
import { weekdaysIn, weekdaysView } from "./weekdays.ts";
import { monthPlace, yearRows } from "./year_stripes.ts";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

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

Deno.test("weekdaysView: all seven from Monday, the average over silent days too", () => {
  const rows = [{ dow: 0, dow_name: "Sunday", hours: 4, plays: 60, days: 2 }];
  const view = weekdaysView(rows, "hours", { start: "2024-03-04", end: "2024-03-17" });
  assert.deepEqual(view.chart.ticks, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
  assert.equal(plain(view.days[6]?.average ?? ""), "2 h");
  assert.equal(plain(view.finding), "Sundays lead by far: 2 h each");
  assert.equal(
    weekdaysView([], "plays", { start: "2024-03-04", end: "2024-03-04" }).days.length,
    7,
  );
});

Deno.test("dayHabit: the fullest quarter and the fullest hour need not agree", () => {
  const hour = (hour: number, plays: number) => ({ hour, plays, hours: plays / 20 });
  const habit = dayHabit([hour(3, 9), hour(13, 6), hour(14, 5)], "plays");
  assert.deepEqual([habit?.part, habit?.hour, habit?.share], ["afternoon", 3, 11 / 20]);
  assert.equal(dayHabit([], "plays"), undefined);
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
  assert.equal(monthPlace(13), 366);
});

Deno.test("sessions: months without one are kept, totals are over days with music", () => {
  const month = (year_month: string, sessions: number) => ({
    ...{ year_month, sessions, days: 10, hours: sessions / 2, plays: 9, longest_hours: 1 },
  });
  const months = [month("2023-12", 20), month("2024-02", 10)];
  assert.deepEqual(sessionChart(months).series[0]?.values, [2, 0, 1]);
  assert.deepEqual(sessionTotals(months), { sessions: 30, perDay: 1.5, hoursEach: 0.5 });
  assert.deepEqual(sessionTotals([]), { sessions: 0, perDay: 0, hoursEach: 0 });
});
