import assert from "node:assert/strict";
import { frameAt, leadersOf, RACE_BARS, raceOf } from "./race.ts";

const row = (year_month: string, name: string, value: number) => ({
  ...{ year_month, name, cumulative_hours: value, cumulative_plays: 100 - value },
});

const ROWS = [
  row("2024-01", "فيروز", 3),
  row("2024-01", "AC/DC", 1),
  row("2024-02", "AC/DC", 9.876),
  row("2024-02", "فيروز", 3),
];

Deno.test("raceOf: each frame has the first by the metric that was asked for", () => {
  const race = raceOf(ROWS, "hours", "2024-02");
  assert.deepEqual(race.racers.map(({ name }) => name), ["AC/DC", "فيروز"]);
  assert.deepEqual(race.frames, [
    { month: "2024-01", bars: [[1, 3], [0, 1]] },
    { month: "2024-02", bars: [[0, 9.876], [1, 3]] },
  ]);
  assert.deepEqual(raceOf(ROWS, "plays", "2024-02").frames[1]?.bars.map(([racer]) => racer), [
    0,
    1,
  ]);
});

Deno.test("raceOf: a frame has ten bars at most, nothing has no frame", () => {
  const many = Array.from({ length: 30 }, (_, at) => row("2024-01", `name ${at}`, at));
  assert.equal(raceOf(many, "hours", "2024-01").frames[0]?.bars.length, RACE_BARS);
  assert.deepEqual(raceOf([], "hours", "2024-01").frames, []);
});

Deno.test("leadersOf: the first of each month; frameAt: the month asked for, else the last", () => {
  const race = raceOf(ROWS, "hours", "2024-02");
  assert.deepEqual(leadersOf(race).map(({ first }) => first.map(({ name }) => name)), [["فيروز"], [
    "AC/DC",
  ]]);
  assert.equal(frameAt(race, "2024-01"), 0);
  assert.equal(frameAt(race, "1999-01"), 1);
  assert.equal(frameAt(raceOf([], "hours", "2024-01"), undefined), -1);
});

Deno.test("raceOf: a month without a play is as the one before, up to the last of the range", () => {
  const race = raceOf([row("2024-01", "A", 1), row("2024-03", "A", 2)], "hours", "2024-04");
  assert.deepEqual(race.frames.map(({ month, bars }) => [month, bars[0]?.[1]]), [
    ...[["2024-01", 1], ["2024-02", 1]],
    ...[["2024-03", 2], ["2024-04", 2]],
  ]);
  const even = raceOf([row("2024-01", "A", 1), row("2024-01", "B", 1)], "hours", "2024-01");
  assert.equal(leadersOf(even)[0]?.first.length, 2);
});
