import assert from "node:assert/strict";
import { compareRanges } from "../comparison.ts";
import { words } from "../words/mod.ts";
import { changeOf, type Compared } from "./change.ts";

const DATA = { start: "2019-05-01", end: "2025-06-30" };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

function said(
  [start, end]: [string, string],
  compared: Partial<Compared>,
  comparison: "previous" | "year" = "previous",
): string | null {
  const range = { start, end };
  const change = changeOf(
    { measure: "hours", now: 1, before: 1, sample: 1000, ...compared },
    { shown: range, comparison: compareRanges(range, DATA, comparison) },
  );
  return change === null ? null : plain(words.change(change));
}

Deno.test("changeOf: a share of the number before, in the words of what is counted", () => {
  const year = ["2022-01-01", "2022-12-31"] as [string, string];
  const cases: [Partial<Compared>, string][] = [
    [{ now: 112, before: 100 }, "12 % more than in 2021"],
    [{ now: 88, before: 100 }, "12 % less than in 2021"],
    [{ measure: "plays", now: 88, before: 100 }, "12 % fewer than in 2021"],
    [{ now: 100.4, before: 100 }, "as much as in 2021"],
    [{ measure: "tracks", now: 100, before: 100 }, "as many as in 2021"],
    [{ now: 175, before: 100 }, "75 % more than in 2021"],
    [{ now: 200, before: 100 }, "twice as much as in 2021"],
    [{ measure: "plays", now: 1730, before: 100 }, "17.3 times as many as in 2021"],
    [{ now: 5, before: 0 }, "none in 2021"],
    [{ now: 0, before: 100 }, "100 % less than in 2021"],
  ];
  for (const [compared, text] of cases) assert.equal(said(year, compared), text);
});

Deno.test("changeOf: no share of a few plays, which one play made 173,028 %", () => {
  const year = ["2022-01-01", "2022-12-31"] as [string, string];
  assert.equal(said(year, { now: 86.6, before: 0.05, sample: 1 }), "3 min in 2021");
  assert.equal(said(year, { measure: "plays", now: 900, before: 1, sample: 1 }), "1 play in 2021");
});

Deno.test("changeOf: per day where lengths differ, and then only of what adds up", () => {
  const march = ["2023-03-01", "2023-03-31"] as [string, string];
  assert.equal(said(march, { now: 31, before: 28 }), "as much a day as in February 2023");
  assert.equal(
    said(march, { measure: "plays", now: 62, before: 28 }),
    "twice as many a day as in February 2023",
  );
  assert.equal(
    said(march, { measure: "artists", now: 40, before: 28 }),
    "28 artists in February 2023",
  );
});

Deno.test("changeOf: the current year with as much of the year before, nothing before the data", () => {
  assert.equal(
    said(["2025-01-01", "2025-12-31"], { now: 150, before: 100 }),
    "50 % more than from 1 January to 30 June 2024",
  );
  assert.equal(said(["2019-01-01", "2019-12-31"], { now: 150, before: 100 }), null);
});
