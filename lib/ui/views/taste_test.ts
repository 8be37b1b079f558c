import assert from "node:assert/strict";
import { decadeLayers } from "./decade_layers.ts";
import { genreLayers, monthly } from "./genre_layers.ts";
import { bucketsOf } from "./months_shown.ts";
import { discoveryChart, popularityChart, yearsChart } from "./taste_charts.ts";

const at = (year_month: string, name: string, hours: number) => ({
  ...{ year_month, name, cumulative_hours: hours, cumulative_plays: hours * 20 },
});
const month = (period: string, hours: number) => ({
  ...{
    period,
    granularity: "month" as const,
    start_date: `${period}-01`,
    hours,
    plays: hours * 20,
  },
  ...{ unique_tracks: 1, unique_artists: 1 },
});

Deno.test("bucketsOf: months, and quarters when there are many", () => {
  assert.deepEqual(bucketsOf("2024-01", "2024-03").map(({ tick }) => tick), ["Jan", "Feb", "Mar"]);
  const quarters = bucketsOf("2020-02", "2024-03", true);
  assert.deepEqual(quarters[0], {
    months: ["2020-02", "2020-03"],
    title: "February – March 2020",
    tick: "",
  });
  assert.equal(quarters.at(-1)?.title, "January – March 2024");
  assert.equal(quarters.at(-1)?.tick, "2024");
});

Deno.test("genreLayers: what each month added, the rest on top when it does not press", () => {
  const rows = [at("2024-01", "rock", 3), at("2024-02", "rock", 4)];
  assert.deepEqual(monthly(rows, "hours").map(({ value }) => value), [3, 1]);
  const range = ["2024-01", "2024-02"] as const;
  const view = genreLayers(rows, [month("2024-01", 4), month("2024-02", 1)], "hours", range);
  assert.deepEqual(view.chart.series.map(({ name, values }) => [name, values]), [
    ["rock", [3, 1]],
    ["everything else", [1, 0]],
  ]);
  assert.deepEqual([view.sums, view.share], [[4], 0.8]);
  const few = genreLayers(rows, [month("2024-01", 40)], "hours", range);
  assert.deepEqual(few.chart.series.map(({ name }) => name), ["rock"]);
  assert.deepEqual(genreLayers([], [month("2024-01", 4)], "plays", range).names, []);
});

Deno.test("decadeLayers: oldest at the foot, colours in the order of the decades", () => {
  const row = (year_month: string, decade: string, plays: number) => ({
    ...{ year_month, decade, plays, hours: plays / 20 },
  });
  const rows = [row("2024-01", "2010s", 3), row("2024-01", "1950s", 1), row("2024-03", "2010s", 1)];
  const { chart, sums } = decadeLayers(rows, "plays", ["2024-01", "2024-03"]);
  assert.deepEqual(chart.series.map(({ name, tone, values }) => [name, tone, values]), [
    ["1950s", "step-1", [1, 0, 0]],
    ["2010s", "step-7", [3, 0, 1]],
  ]);
  assert.deepEqual(sums.map(({ value }) => value), [1, 4]);
  assert.equal(chart.series[0]?.texts[1], "");
});

Deno.test("charts of taste: every year and band has its bar, months without music are gaps", () => {
  const year = (release_year: number, hours: number) => ({
    ...{ period: String(release_year), release_year, hours, plays: hours },
  });
  const years = [year(1970, 1), year(2015, 4), year(2019, 3)];
  assert.equal(yearsChart(years, "hours").titles.length, 50);
  const bands = [{ popularity: 20, hours: 9, plays: 9 }, { popularity: 90, hours: 1, plays: 1 }];
  assert.equal(popularityChart(bands, "hours").titles[9], "Popularity 90–100");
  const rate = (year_month: string, share: number) => ({
    ...{ year_month, discovery_rate_hours: share, discovery_rate_plays: 0 },
    ...{ hours: 1, plays: 1, new_hours: share, new_plays: 0 },
  });
  const range = { start: "2024-01-15", end: "2024-03-02" };
  const rates = [rate("2024-01", 1), rate("2024-03", 0)];
  assert.deepEqual(discoveryChart(rates, "hours", range).series[0]?.values, [1, null, 0]);
});
