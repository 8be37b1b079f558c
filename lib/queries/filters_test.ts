import assert from "node:assert/strict";
import { parseFilters } from "./filters.ts";
import { QUESTIONS } from "./questions.ts";
import { RequestError } from "../core/request_error.ts";

const { trends } = QUESTIONS;
const top = QUESTIONS["top-artists"];

const parse = (question: Parameters<typeof parseFilters>[0], search: string) =>
  parseFilters(question, new URLSearchParams(search), () => "2024-02-29");

Deno.test("parseFilters: fills in defaults", () => {
  assert.deepEqual(parse(top, ""), { metric: "hours", limit: 10, offset: 0 });
  assert.deepEqual(parse(QUESTIONS["on-this-day"], ""), { date: "2024-02-29" });
});

Deno.test("parseFilters: takes what it should", () => {
  assert.deepEqual(
    parse(
      trends,
      "startDate=2024-02-29&endDate=2024-02-29&artist=%25+%F0%9F%8E%B8&country=ca&granularity=week",
    ),
    {
      startDate: "2024-02-29",
      endDate: "2024-02-29",
      artist: "% 🎸",
      country: "CA",
      granularity: "week",
    },
  );
});

Deno.test("parseFilters: equal filters come in one order", () => {
  assert.equal(
    JSON.stringify(parse(top, "limit=5&startDate=2024-01-01&metric=plays")),
    JSON.stringify(parse(top, "metric=plays&startDate=2024-01-01&limit=5")),
  );
});

const REFUSED: [search: string, param: string, code: string][] = [
  ["startDate=2024-02-30", "startDate", "bad-parameter"],
  ["startDate=2024-1-1", "startDate", "bad-parameter"],
  ["startDate=", "startDate", "bad-parameter"],
  ["endDate=9999-99-99", "endDate", "bad-parameter"],
  ["startDate=2024-02-02&endDate=2024-02-01", "startDate", "bad-parameter"],
  ["limit=0", "limit", "bad-parameter"],
  ["limit=101", "limit", "bad-parameter"],
  ["limit=1e2", "limit", "bad-parameter"],
  ["limit=5&limit=5", "limit", "repeated-parameter"],
  ["metric=minutes", "metric", "bad-parameter"],
  ["platform=fridge", "platform", "bad-parameter"],
  ["country=CAN", "country", "bad-parameter"],
  [`artist=${"a".repeat(501)}`, "artist", "bad-parameter"],
  ["artist=a%00b", "artist", "bad-parameter"],
  ["artist=", "artist", "bad-parameter"],
  ["granularity=day", "granularity", "unknown-parameter"],
  ["__proto__=1", "__proto__", "unknown-parameter"],
  ["StartDate=2024-01-01", "StartDate", "unknown-parameter"],
];

for (const [search, param, code] of REFUSED) {
  Deno.test(`parseFilters: refuses ${search.slice(0, 60)}`, () => {
    assert.throws(() => parse(top, search), (error) => {
      assert.ok(error instanceof RequestError);
      assert.deepEqual([error.code, error.param, error.status], [code, param, 400]);
      return true;
    });
  });
}

Deno.test("parseFilters: names what is missing and what a question does not take", () => {
  assert.throws(() => parse(QUESTIONS.search, ""), /q is missing, expected 1 to 200 characters/);
  assert.throws(() => parse(QUESTIONS["release-years"], "groupBy=genre"), /one of year, decade/);
});
