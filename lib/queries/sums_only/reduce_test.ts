import assert from "node:assert/strict";
import { QUESTIONS } from "../questions.ts";
import { reduce } from "./reduce.ts";

const NONE: ReadonlySet<string> = new Set();

Deno.test("reduce: moments become months, names stay", () => {
  const row = {
    artist_name: "Nina Simone",
    first_played_at: "2024-03-14T21:05:00",
    track_name: null,
    spotify_track_uri: null,
    hours: 0.1234,
    plays: 2,
    image_url: null,
  };
  assert.deepEqual(reduce(QUESTIONS.firsts, {}, [row], NONE), [
    { ...row, first_played_at: "2024-03" },
  ]);
});

Deno.test("reduce: hours without a name are rounded, so that they match none", () => {
  const rows = [{ date: "2024-03-14", hours: 0.0567, plays: 1 }];
  assert.deepEqual(reduce(QUESTIONS.calendar, {}, rows, NONE), [{ ...rows[0], hours: 0.1 }]);
});

Deno.test("reduce: days of quiet months, and weeks that reach into one, are left out", () => {
  const quiet = new Set(["2024-05"]);
  const day = (date: string) => ({ date, hours: 1, plays: 1 });
  const days = [day("2024-04-30"), day("2024-05-01")];
  assert.deepEqual(reduce(QUESTIONS.calendar, {}, days, quiet), [day("2024-04-30")]);
  const bucket = (period: string, granularity: string) => ({
    ...{ period, granularity, start_date: "2024-04-25", hours: 1, plays: 1 },
    ...{ unique_tracks: 1, unique_artists: 1 },
  });
  const told = (period: string, granularity: string) =>
    reduce(QUESTIONS.trends, {}, [bucket(period, granularity)], quiet).length === 1;
  assert.ok(told("2024-05", "month") && told("2024-04-30", "day") && told("2024-04-22", "week"));
  for (const [period, granularity] of [["2024-05-01", "day"], ["2024-05-06", "week"]] as const) {
    assert.ok(!told(period, granularity), period);
  }
  assert.ok(!told("2024-04-29", "week"), "ends in May");
});

Deno.test("reduce: the data's first and last day are those of their months", () => {
  const summary = {
    ...{ total_hours: 1, total_plays: 1, unique_tracks: 1, unique_artists: 1 },
    first_played_at: "2023-02-11T10:00:00",
    last_played_at: "2024-02-10T10:00:00",
    min_date: "2023-02-11",
    max_date: "2024-02-10",
  };
  const { min_date, max_date, first_played_at } = reduce(QUESTIONS.summary, {}, summary, NONE);
  assert.deepEqual([min_date, max_date, first_played_at], ["2023-02-01", "2024-02-29", "2023-02"]);
});

Deno.test("reduce: sessions have neither moments nor names", () => {
  const session = {
    ...{ date: "2024-03-14", started_at: "2024-03-14T21:05:00", ended_at: "2024-03-15T00:05:00" },
    ...{ elapsed_hours: 3, hours: 2.96, plays: 44 },
    ...{ first_track_name: "Feeling Good", first_artist_name: "Nina Simone" },
  };
  assert.deepEqual(reduce(QUESTIONS.sessions, {}, [session], NONE), [{
    ...{ date: "2024-03", started_at: "2024-03", ended_at: "2024-03" },
    ...{ elapsed_hours: 3, hours: 3, plays: 44 },
    ...{ first_track_name: null, first_artist_name: null },
  }]);
});

Deno.test("reduce: of the database's facts strangers get those on the list", () => {
  const facts = [
    { key: "timezone", value: "America/Toronto" },
    { key: "timezone_spans", value: `[{"from":"2024-03-01","to":"2024-03-09"}]` },
    { key: "built_at", value: "2024-03-14T21:05:00" },
  ];
  assert.deepEqual(reduce(QUESTIONS.meta, {}, facts, NONE), [
    facts[0],
    { key: "built_at", value: "2024-03" },
  ]);
});
