import assert from "node:assert/strict";
import { devicesChart, knownShare, modeChart } from "./habit_charts.ts";
import { byAmount, countryCode, habitRows, namedSkips, partsOf } from "./habit_rows.ts";

interface Given {
  part?: string;
  name?: string | null;
  year?: string | null;
  records?: number;
  hours?: number;
  skipped?: number;
  skip_known?: number;
  shuffled?: number;
}

const row = (given: Given) => ({
  ...{ part: "all", name: null, year: null, records: 100, hours: 5, skip_share: 0.3 },
  ...{ shuffle_share: 0.5, offline_share: 0, incognito_share: null },
  ...{ skipped: 30, skip_known: 100, shuffled: 50, shuffle_known: 100 },
  ...{ offline: 0, offline_known: 100, incognito: 0, incognito_known: 0 },
  ...given,
});

Deno.test("habitRows: rows by what they stand for", () => {
  const rows = habitRows([row({}), row({ part: "year", name: "2018" })]);
  assert.equal(rows.all?.records, 100);
  assert.deepEqual(rows.years.map(({ name }) => name), ["2018"]);
  assert.equal(habitRows([]).all, undefined);
});

Deno.test("devicesChart: a layer for each device that ever played, in one order", () => {
  const cell = (year: string, name: string | null, hours: number) => row({ year, name, hours });
  const rows = [cell("2018", "ios", 5), cell("2019", "ios", 2), cell("2019", "android", 3)];
  const { series } = devicesChart([...rows, cell("2019", null, 1)], "hours");
  assert.deepEqual(series.map(({ name, values }) => [name, values]), [
    ["iPhone and iPad", [5, 2]],
    ["Android", [0, 3]],
    ["Unknown", [0, 1]],
  ]);
});

Deno.test("knownShare: few records that say so tell nothing, whatever the others are", () => {
  assert.equal(knownShare({ records: 5000, known: 15, yes: 9 }), null);
  assert.equal(knownShare({ records: 100, known: 60, yes: 30 }), 0.5);
  const years = [row({ name: "2018", shuffled: 20 }), row({ name: "2019", shuffled: 60 })];
  assert.deepEqual(modeChart(years, "shuffle").series[0]?.values, [0.2, 0.6]);
  assert.deepEqual(modeChart(years, "private").series[0]?.values, [null, null]);
});

Deno.test("namedSkips, partsOf: what is left over is no device, what stands for none no country", () => {
  const devices = [row({ name: "ios" }), row({ name: "other" }), row({ name: null })];
  assert.deepEqual(namedSkips(devices).map(({ name }) => name), ["ios"]);
  const places = [row({ name: "ZZ", hours: 9 }), row({ name: "CA", hours: 30 })];
  assert.deepEqual(partsOf(places, ({ hours }) => hours, countryCode), [
    { name: null, value: 9 },
    { name: "CA", value: 30 },
  ]);
  assert.deepEqual(byAmount(places, "hours").map(({ name }) => name), ["CA", "ZZ"]);
});
