import assert from "node:assert/strict";
import { togetherChart, valuesOf } from "../charts/together.ts";
import { hueOf, huesOf } from "../charts/hues.ts";
import { albumPath, artistPath, trackPath } from "../links/entity_links.ts";
import { bucketsOf, periodOf } from "./buckets.ts";
import { yearRankChart } from "./profile/year_ranks.ts";
import { releasedText } from "./profile/known.ts";
import { rankingSearch, rankingStateOf } from "./ranking_state.ts";
import { sparkOf } from "./spark.ts";

Deno.test("bucketsOf: days, weeks, months; many are put together, none is lost", () => {
  assert.equal(bucketsOf({ start: "2024-01-01", end: "2024-01-31" }).titles.length, 31);
  const weeks = bucketsOf({ start: "2024-01-03", end: "2024-12-31" });
  assert.equal(weeks.granularity, "week");
  assert.equal(weeks.slotOf["2024-01-01"], 0);
  const months = bucketsOf({ start: "2015-03-10", end: "2024-12-31" }, 48);
  assert.ok(months.titles.length <= 48);
  assert.equal(Object.keys(months.slotOf).length, 118);
  assert.equal(months.titles[0], "March 2015 to May 2015");
  assert.equal(months.ticks.filter((tick) => tick !== "").length, 9);
});

Deno.test("periodOf: a week by its Monday", () => {
  assert.equal(periodOf("2024-03-10", "week"), "2024-03-04");
  assert.equal(periodOf("2024-03-04", "week"), "2024-03-04");
});

Deno.test("valuesOf: rows of one bucket add up, rows outside are left out", () => {
  const axis = { slotOf: { "2024-01": 0, "2024-02": 0, "2024-03": 1 }, titles: ["a", "b"] };
  const row = (period: string) => ({ id: "1", period, hours: 1, plays: 3 });
  const rows = [row("2024-01"), row("2024-02"), row("2023-12")];
  assert.deepEqual(valuesOf(rows, axis, "plays"), [6, 0]);
});

Deno.test("togetherChart: who was not played has a line of nothing", () => {
  const axis = { slotOf: { "2024-01": 0 }, titles: ["January 2024"], ticks: [""], links: [null] };
  const picked = [{ id: "1", name: "A", under: null }, { id: "2", name: "B", under: null }];
  const chart = togetherChart(
    picked,
    [{ id: "1", period: "2024-01", hours: 2, plays: 9 }],
    axis,
    "hours",
  );
  assert.deepEqual(chart.series.map(({ values }) => values), [[2], [0]]);
});

Deno.test("togetherChart: where a point leads, what is drawn stays drawn", () => {
  const links = [{ href: "/artists?startDate=2024-01-01&endDate=2024-01-31", label: "Show" }, null];
  const axis = { slotOf: {}, titles: ["January 2024", "-"], ticks: ["", ""], links };
  const picked = [{ id: "1", name: "A", under: null }, { id: "2", name: "B", under: null }];
  assert.deepEqual(
    togetherChart(picked, [], axis, "hours").links?.map((link) => link?.href),
    ["/artists?startDate=2024-01-01&endDate=2024-01-31&pick=1,2", undefined],
  );
});

Deno.test("togetherChart: an artist has the colour that it has on every page", () => {
  const axis = { slotOf: {}, titles: [], ticks: [], links: [] };
  const picked = [{ id: "1", name: "Nina Simone", under: null }];
  const [line] = togetherChart(picked, [], axis, "hours").series;
  assert.equal(line?.tone, hueOf("Nina Simone"));
  assert.equal(line?.tone, huesOf(["Nina Simone", "Alice Coltrane"]).get("Nina Simone"));
});

Deno.test("sparkOf: nothing is a flat line, one value is a line as well", () => {
  assert.equal(sparkOf([0, 0]).line, "M0 27L120 27");
  assert.equal(sparkOf([5]).line, "M0 1L120 1");
  assert.equal(sparkOf([]).line, "M0 27L120 27");
});

Deno.test("yearRankChart: a year without a play breaks the line; a low point has its number below", () => {
  const year = (year: number, rank: number) => ({
    ...{ year, hours: 1, plays: 1 },
    ...{ rank_by_hours: rank, rank_by_plays: rank },
  });
  const years = [year(2020, 1), year(2021, 30), year(2022, 4), year(2024, 2)];
  const { steps, lines } = yearRankChart(years, "hours", 2020, 2024);
  assert.deepEqual(steps.map(({ rank }) => rank), [1, 30, 4, null, 2]);
  assert.deepEqual(steps.map(({ isLow }) => isLow), [false, true, false, false, false]);
  assert.equal(lines.length, 1);
  assert.ok(
    yearRankChart([], "hours", 2024, 2024).steps.every(({ x, y }) => Number.isFinite(x + y)),
  );
});

Deno.test("paths: hostile names are escaped, what is no part of a path has none", () => {
  assert.equal(artistPath("100% a/b?#"), "/artist/100%25%20a%2Fb%3F%23");
  assert.equal(artistPath(".."), undefined);
  assert.equal(albumPath("", "x"), undefined);
  const nameless = { artist_name: "", track_name: "", spotify_track_uri: "spotify:track:x" };
  assert.equal(trackPath(nameless), "/track/spotify%3Atrack%3Ax");
  assert.equal(trackPath({ ...nameless, spotify_track_uri: null }), undefined);
});

Deno.test("rankingStateOf: what is written is read again; six ticks are five", () => {
  const search = "q=a&sort=name&direction=desc&page=3&pick=1%2C2";
  assert.equal(
    String(rankingSearch(rankingStateOf("artist", new URLSearchParams(search)))),
    search,
  );
  const many = new URLSearchParams("pick=1&pick=2&pick=2&pick=3,4,5,6");
  assert.deepEqual(rankingStateOf("track", many).picks, ["1", "2", "3", "4", "5"]);
});

Deno.test("releasedText: as precise as it is known", () => {
  assert.deepEqual(["2011", "2011-05", "2011-05-30"].map(releasedText), [
    "2011",
    "May 2011",
    "30 May 2011",
  ]);
});
