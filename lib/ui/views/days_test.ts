import assert from "node:assert/strict";
import { addDays, addMonths, choose, type Choosing, dayAfterKey, weeksOf } from "./days.ts";

const DATA = { start: "2015-01-03", end: "2024-03-10" };

Deno.test("addDays, addMonths: what Temporal says, over leap years and ends of months", () => {
  for (const start of ["2019-12-31", "2020-02-29", "2023-01-31", "2024-03-10"]) {
    for (const count of [-400, -31, -1, 0, 1, 12, 13, 370]) {
      const day = Temporal.PlainDate.from(start);
      assert.equal(addDays(start, count), day.add({ days: count }).toString());
      assert.equal(addMonths(start, count), day.add({ months: count }).toString());
    }
  }
});

Deno.test("weeksOf: each day once, in its weekday's column", () => {
  for (const month of ["2015-02", "2024-02", "2023-10", "2026-08"]) {
    const weeks = weeksOf(month);
    const days = weeks.flat().filter((day) => day !== null);
    assert.equal(days.length, Temporal.PlainYearMonth.from(month).daysInMonth);
    assert.equal(new Set(days).size, days.length);
    for (const week of weeks) {
      week.forEach((day, dow) => {
        if (day !== null) assert.equal(Temporal.PlainDate.from(day).dayOfWeek, dow + 1);
      });
      assert.ok(week.some((day) => day !== null));
    }
  }
});

Deno.test("dayAfterKey: the keys of a date grid", () => {
  const cases: [string, boolean, string | undefined][] = [
    ["ArrowLeft", false, "2020-02-28"],
    ["ArrowRight", false, "2020-03-01"],
    ["ArrowUp", false, "2020-02-22"],
    ["ArrowDown", false, "2020-03-07"],
    ["Home", false, "2020-02-24"],
    ["End", false, "2020-03-01"],
    ["PageUp", false, "2020-01-29"],
    ["PageDown", false, "2020-03-29"],
    ["PageUp", true, "2019-02-28"],
    ["PageDown", true, "2021-02-28"],
    ["a", false, undefined],
    ["toString", false, undefined],
  ];
  for (const [key, isLarge, day] of cases) {
    assert.equal(dayAfterKey("2020-02-29", key, isLarge, DATA), day, key);
  }
});

Deno.test("dayAfterKey: never leaves the data", () => {
  assert.equal(dayAfterKey("2015-01-05", "PageUp", true, DATA), DATA.start);
  assert.equal(dayAfterKey("2015-01-03", "ArrowLeft", false, DATA), DATA.start);
  assert.equal(dayAfterKey("2024-03-10", "ArrowDown", false, DATA), DATA.end);
});

Deno.test("choose: two clicks are a range, in whatever order; a third begins anew", () => {
  const none: Choosing = { range: DATA, from: null };
  const first = choose(none, "2020-05-10");
  assert.deepEqual(first, {
    range: { start: "2020-05-10", end: "2020-05-10" },
    from: "2020-05-10",
  });
  assert.deepEqual(choose(first, "2020-05-01").range, { start: "2020-05-01", end: "2020-05-10" });
  const done = choose(first, "2020-06-01");
  assert.deepEqual(done, { range: { start: "2020-05-10", end: "2020-06-01" }, from: null });
  assert.equal(choose(done, "2021-01-01").from, "2021-01-01");
});
