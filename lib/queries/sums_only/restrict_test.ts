import assert from "node:assert/strict";
import { RequestError } from "../../core/request_error.ts";
import type { Filters } from "../filters/params.ts";
import type { Question } from "../question.ts";
import { QUESTIONS } from "../questions.ts";
import { restrict } from "./restrict.ts";

const MARCH = { startDate: "2024-03-01", endDate: "2024-03-31" };
const A_DAY = { startDate: "2024-03-14", endDate: "2024-03-14" };
const NONE: ReadonlySet<string> = new Set();

function isRefused(question: Question, filters: Filters, quiet = NONE): boolean {
  try {
    restrict(question, filters, quiet);
    return false;
  } catch (error) {
    assert.ok(error instanceof RequestError && error.code === "sums-only", String(error));
    return true;
  }
}

Deno.test("restrict: what names something is asked for whole calendar months alone", () => {
  for (const question of [QUESTIONS["top-tracks"], QUESTIONS.ranking, QUESTIONS.neighbours]) {
    assert.ok(!isRefused(question, {}));
    assert.ok(!isRefused(question, MARCH));
    assert.ok(!isRefused(question, { startDate: "2024-03-01" }));
    for (const range of [A_DAY, { startDate: "2024-03-02" }, { endDate: "2024-03-30" }]) {
      assert.ok(isRefused(question, range), question.path);
    }
  }
});

Deno.test("restrict: a compared range tells no day by subtraction", () => {
  const compared = (start: string, end: string) =>
    isRefused(QUESTIONS.ranking, { ...MARCH, compare: { start, end } });
  assert.ok(!compared("2024-02-01", "2024-02-29"));
  assert.ok(compared("2024-02-02", "2024-02-29"));
  assert.ok(compared("2024-02-01", "2024-02-28"));
  assert.ok(!isRefused(QUESTIONS.ranking, { ...MARCH, compare: "previous" }));
  // The previous period of an open range has as many days as the data have in it.
  assert.ok(isRefused(QUESTIONS.ranking, { startDate: "2024-03-01", compare: "previous" }));
  assert.ok(isRefused(QUESTIONS.ranking, { compare: "year" }));
});

Deno.test("restrict: days are told of everything together", () => {
  assert.ok(!isRefused(QUESTIONS.summary, A_DAY));
  assert.ok(!isRefused(QUESTIONS.calendar, A_DAY));
  assert.ok(!isRefused(QUESTIONS.trends, { ...MARCH, granularity: "day" }));
  const segments: Filters[] = [{ artist: "A" }, { track: "T" }, { platform: "ios" }, {
    country: "CA",
  }];
  for (const segment of segments) {
    assert.ok(isRefused(QUESTIONS.summary, { ...A_DAY, ...segment }));
    assert.ok(!isRefused(QUESTIONS.summary, { ...MARCH, ...segment }));
    assert.ok(isRefused(QUESTIONS.calendar, { ...MARCH, ...segment }));
    assert.ok(isRefused(QUESTIONS.trends, { ...MARCH, ...segment, granularity: "day" }));
    assert.ok(isRefused(QUESTIONS.trends, { ...MARCH, ...segment, granularity: "week" }));
    assert.equal(restrict(QUESTIONS.trends, { ...MARCH, ...segment }, NONE).granularity, "month");
  }
});

Deno.test("restrict: hours of the day are told for whole months, and not of a name", () => {
  for (const question of [QUESTIONS.hour, QUESTIONS.heatmap]) {
    assert.ok(!isRefused(question, MARCH));
    assert.ok(!isRefused(question, { ...MARCH, country: "CA" }));
    assert.ok(isRefused(question, A_DAY));
    assert.ok(isRefused(question, { ...MARCH, artist: "A" }));
  }
});

Deno.test("restrict: the days of a quiet month are not told", () => {
  const quiet = new Set(["2024-03"]);
  assert.ok(isRefused(QUESTIONS.summary, A_DAY, quiet));
  assert.ok(isRefused(QUESTIONS.summary, { startDate: "2024-03-02" }, quiet));
  assert.ok(isRefused(QUESTIONS.dow, { endDate: "2024-03-30" }, quiet));
  assert.ok(!isRefused(QUESTIONS.summary, MARCH, quiet));
  assert.ok(!isRefused(QUESTIONS.summary, { startDate: "2024-02-10" }, quiet));
});

Deno.test("restrict: single plays are never told, nor the order in which they came", () => {
  for (const question of [QUESTIONS.plays, QUESTIONS["on-this-day"]]) {
    assert.ok(isRefused(question, {}));
  }
  assert.ok(isRefused(QUESTIONS.ranking, { ...MARCH, sort: "first" }));
  assert.ok(isRefused(QUESTIONS.ranking, { ...MARCH, sort: "last" }));
  assert.equal(restrict(QUESTIONS.firsts, { ...MARCH, sort: "last" }, NONE).sort, "name");
});

Deno.test("restrict: a refusal names the parameter, and a range that is answered", () => {
  assert.throws(() => restrict(QUESTIONS["top-artists"], { endDate: "2024-02-10" }, NONE), {
    status: 403,
    param: "endDate",
    message: /such as endDate=2024-02-29/,
  });
});
