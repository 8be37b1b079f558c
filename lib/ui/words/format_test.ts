import assert from "node:assert/strict";
import * as format from "./format.ts";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

Deno.test("hours: whole, tenths below ten, minutes below one", () => {
  const cases: [number, string][] = [
    [0, "0 h"],
    [0.0001, "1 s"],
    [0.01, "36 s"],
    [0.5, "30 min"],
    [0.9999, "1.0 h"],
    [3.24, "3.2 h"],
    [9, "9.0 h"],
    [9.96, "10 h"],
    [1234.5, "1,235 h"],
  ];
  for (const [value, text] of cases) assert.equal(plain(format.hours(value)), text);
});

Deno.test("span: seconds, minutes, hours and minutes", () => {
  const cases: [number, string][] = [
    [30 / 3600, "30 s"],
    [0.75, "45 min"],
    [3, "3 h"],
    [3.2, "3 h 12 min"],
    [0.9999, "1 h"],
    [1500.5, "1,500 h 30 min"],
  ];
  for (const [value, text] of cases) assert.equal(plain(format.span(value)), text);
});

Deno.test("percent: never nothing for something, never all for less", () => {
  assert.equal(plain(format.percent(0.996)), ">99 %");
  assert.equal(plain(format.percent(1)), "100 %");
  assert.equal(plain(format.finePercent(0.9999)), ">99 %");
  assert.equal(plain(format.percent(0.142)), "14 %");
  assert.equal(plain(format.percent(0.001)), "<1 %");
  assert.equal(plain(format.percent(0)), "0 %");
});

Deno.test("finePercent: tenths below ten", () => {
  const cases: [number, string][] = [
    [0, "0 %"],
    [0.0001, "<0.1 %"],
    [0.0139, "1.4 %"],
    [0.02, "2.0 %"],
    [0.0996, "10 %"],
    [1, "100 %"],
  ];
  for (const [value, text] of cases) assert.equal(plain(format.finePercent(value)), text);
});

Deno.test("country, list: names as people write them", () => {
  assert.equal(format.country("CA"), "Canada");
  for (const code of ["ZZ", "", "C", "12", "ca"]) assert.equal(format.country(code), undefined);
  assert.equal(format.list(["2016", "2017", "2019"]), "2016, 2017 and 2019");
});

Deno.test("dates: in words, whatever the machine's zone", () => {
  assert.equal(format.longDay("2015-01-03"), "3 January 2015");
  assert.equal(format.longDay("2015-01-03T23:59:59"), "3 January 2015");
  assert.equal(format.shortDay("2024-03-14"), "Thu 14 Mar 2024");
  assert.equal(format.longMonth("2024-03"), "March 2024");
  assert.equal(format.weekday(0), "Sunday");
  assert.equal(format.weekday(4, "short"), "Thu");
  assert.equal(format.clock(7), "07:00");
});
