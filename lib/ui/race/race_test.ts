import assert from "node:assert/strict";
import { frameAt, leaders, RACE_BARS, raceOf } from "./race.ts";

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
  const race = raceOf(ROWS, "hours");
  assert.deepEqual(race.racers.map(({ name }) => name), ["AC/DC", "فيروز"]);
  assert.deepEqual(race.frames, [
    { month: "2024-01", bars: [[1, 3], [0, 1]] },
    { month: "2024-02", bars: [[0, 9.876], [1, 3]] },
  ]);
  assert.deepEqual(raceOf(ROWS, "plays").frames[1]?.bars.map(([racer]) => racer), [0, 1]);
});

Deno.test("raceOf: a frame has ten bars at most, nothing has no frame", () => {
  const many = Array.from({ length: 30 }, (_, at) => row("2024-01", `name ${at}`, at));
  assert.equal(raceOf(many, "hours").frames[0]?.bars.length, RACE_BARS);
  assert.deepEqual(raceOf([], "hours").frames, []);
});

Deno.test("leaders: months in front; frameAt: the month asked for, else the last", () => {
  const race = raceOf(ROWS, "hours");
  assert.deepEqual(leaders(race).map(({ months }) => months), [1, 1]);
  assert.equal(frameAt(race, "2024-01"), 0);
  assert.equal(frameAt(race, "1999-01"), 1);
  assert.equal(frameAt(raceOf([], "hours"), undefined), -1);
});
