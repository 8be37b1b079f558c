import assert from "node:assert/strict";
import * as charts from "./habit_charts.ts";
import * as lists from "./habit_lists.ts";
import { partsOf, silentYears } from "./habits.ts";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f\u2068\u2069]/g, " ").trim();

interface Given {
  part?: string;
  name?: string | null;
  year?: string | null;
  records?: number;
  hours?: number;
  skip_share?: number | null;
  shuffle_share?: number | null;
}

const row = (given: Given) => ({
  ...{ part: "all", name: null, year: null, records: 100, hours: 5, skip_share: 0.3 },
  ...{ shuffle_share: 0.5, offline_share: 0, incognito_share: null },
  ...{ skipped: 30, skip_known: 100, shuffled: 50, shuffle_known: 100 },
  ...{ offline: 0, offline_known: 100, incognito: 0, incognito_known: 0 },
  ...given,
});

Deno.test("partsOf, silentYears: years that say nothing of skips are named", () => {
  const year = (name: string, skip_share: number | null) => row({ part: "year", name, skip_share });
  const parts = partsOf([year("2016", null), year("2017", null), year("2018", 0.3)]);
  assert.equal(silentYears(parts), "2016 and 2017 rarely say it and are left out");
  assert.equal(silentYears(partsOf([year("2016", null)])), "");
  assert.equal(silentYears(partsOf([year("2018", 0.2)])), "");
  assert.equal(partsOf([]).all, undefined);
});

Deno.test("devicesFinding: who took over from whom, and when", () => {
  const cell = (year: string, name: string | null, hours: number) => row({ year, name, hours });
  const rows = [cell("2018", "ios", 5), cell("2019", "ios", 2), cell("2019", "android", 3)];
  assert.equal(
    charts.devicesFinding(rows, "hours"),
    "In 2019 Android took over from iPhone and iPad",
  );
  assert.equal(charts.devicesFinding(rows.slice(0, 1), "hours"), "Mostly iPhone and iPad");
  assert.equal(charts.devicesFinding([], "hours"), "No device is named");
  const chart = charts.devicesChart([...rows, cell("2019", null, 1)], "hours");
  assert.deepEqual(chart.series.map(({ name, values }) => [name, values]), [
    ["iPhone and iPad", [5, 2]],
    ["Android", [0, 3]],
    ["Not said", [0, 1]],
  ]);
});

Deno.test("skipHoursFinding: hours with few tracks tell nothing", () => {
  const hour = (name: string, skip_share: number | null, records = 50) =>
    row({ name, skip_share, records });
  const rows = [hour("7", 0.4), hour("12", 0.2), hour("3", 0.9, 5), hour("4", null)];
  assert.equal(
    plain(charts.skipHoursFinding(rows)),
    "You are choosiest at 07:00: 40 % skipped; calmest at 12:00",
  );
  assert.equal(charts.skipHoursFinding([]), "Nothing is known of skips");
});

Deno.test("skipDevices: by share, alike where they are", () => {
  const device = (name: string, skip_share: number) => row({ name, skip_share });
  const rows = lists.skipDevices([device("ios", 0.31), device("web", 0.3)]);
  assert.equal(lists.skipDevicesFinding(rows), "You skip alike on every device");
  const apart = lists.skipDevices([device("ios", 0.31), device("web", 0.5)]);
  assert.equal(plain(lists.skipDevicesFinding(apart)), "Browser is skipped most: 50 %");
  assert.deepEqual(lists.skipDeviceRows(apart).map(({ share }) => share), [1, 0.62]);
});

Deno.test("countries: what stands for none is unknown", () => {
  const place = (name: string | null, hours: number) => row({ name, hours });
  const rows = [place("ZZ", 9), place("CA", 30), place("DE", 1), place(null, 0)];
  assert.deepEqual(lists.countryRows(rows, "hours").map(({ name }) => name), [
    "Canada",
    "Unknown",
    "Germany",
  ]);
  assert.equal(
    plain(lists.countriesFinding(rows, "hours")),
    "75 % in Canada, the rest in one other country",
  );
  assert.equal(lists.countriesFinding([place(null, 4)], "hours"), "No country is named");
});

Deno.test("reasonRows: reasons of one name are one row", () => {
  const nameOf = (reason: string | null) => reason ?? "Not said";
  const rows = lists.reasonRows(
    [row({ name: "a", records: 60 }), row({ name: null, records: 30 }), row({ records: 10 })],
    nameOf,
  );
  assert.deepEqual(rows.map(({ name, part }) => [name, part]), [["a", 0.6], ["Not said", 0.4]]);
});

Deno.test("modeFinding: nothing, something, a change", () => {
  const year = (name: string, shuffle_share: number) => row({ name, shuffle_share });
  const years = [year("2018", 0.2), year("2019", 0.6)];
  assert.equal(
    plain(charts.modeFinding(years, "shuffle")),
    "Shuffle went from 20 % to 60 % in 2019",
  );
  assert.equal(charts.modeFinding(years, "offline"), "Nothing was played offline in 2019");
  assert.equal(charts.modeFinding(years, "incognito"), "The export does not say");
});
