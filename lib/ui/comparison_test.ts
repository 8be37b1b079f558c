import assert from "node:assert/strict";
import { compareRanges } from "./comparison.ts";

const DATA = { start: "2019-05-01", end: "2025-06-30" };

type Case = [start: string, end: string, "previous" | "year", from: string, to: string, string];

const CASES: Record<string, Case> = {
  "a whole year with the whole one before": [
    ...["2022-01-01", "2022-12-31"] as const,
    ...["previous", "2021-01-01", "2021-12-31", "found"] as const,
  ],
  "a leap year with a year of 365 days, which is as long": [
    ...["2024-01-01", "2024-12-31"] as const,
    ...["previous", "2023-01-01", "2023-12-31", "found"] as const,
  ],
  "a month with a shorter one, per day": [
    ...["2023-03-01", "2023-03-31"] as const,
    ...["previous", "2023-02-01", "2023-02-28", "found per day"] as const,
  ],
  "the current year with the same part of the year before": [
    ...["2025-01-01", "2025-12-31"] as const,
    ...["previous", "2024-01-01", "2024-06-30", "found"] as const,
  ],
  "the current year with the same dates last year": [
    ...["2025-01-01", "2025-12-31"] as const,
    ...["year", "2024-01-01", "2024-06-30", "found"] as const,
  ],
  "days that reach beyond the data, cut": [
    ...["2025-06-26", "2025-07-05"] as const,
    ...["previous", "2025-06-16", "2025-06-20", "found"] as const,
  ],
  "what the data began in, per day": [
    ...["2020-01-01", "2020-12-31"] as const,
    ...["previous", "2019-05-01", "2019-12-31", "found per day"] as const,
  ],
  "a first year with what lies before the data": [
    ...["2019-01-01", "2019-12-31"] as const,
    ...["previous", "2018-05-01", "2018-12-31", "too-little"] as const,
  ],
  "what lies mostly before the data": [
    ...["2019-10-01", "2020-06-30"] as const,
    ...["previous", "2019-01-01", "2019-09-30", "found per day"] as const,
  ],
  "a stretch of which 108 days lie before the data": [
    ...["2019-08-17", "2019-12-31"] as const,
    ...["previous", "2019-04-02", "2019-08-16", "found per day"] as const,
  ],
  "29 February with the day before it that exists": [
    ...["2024-02-29", "2024-02-29"] as const,
    ...["year", "2023-02-28", "2023-02-28", "found"] as const,
  ],
};

for (const [name, [start, end, comparison, from, to, kind]] of Object.entries(CASES)) {
  Deno.test(`compareRanges: ${name}`, () => {
    const found = compareRanges({ start, end }, DATA, comparison);
    assert.ok(found !== null);
    const isPerDay = found.kind === "found" && found.isPerDay;
    assert.equal(`${found.kind}${isPerDay ? " per day" : ""}`, kind);
    const before = found.kind === "found"
      ? { start: from < DATA.start ? DATA.start : from, end: to }
      : { start: from, end: to };
    assert.deepEqual(found.before, before);
  });
}

Deno.test("compareRanges: nothing while all of the data is shown, or none of it", () => {
  assert.equal(compareRanges(DATA, DATA, "previous"), null);
  assert.equal(compareRanges({ start: "2015-01-01", end: "2030-12-31" }, DATA, "year"), null);
  assert.equal(compareRanges({ start: "2030-01-01", end: "2030-12-31" }, DATA, "previous"), null);
  assert.equal(compareRanges({ start: "2022-01-01", end: "2022-12-31" }, DATA, undefined), null);
});

Deno.test("compareRanges: any range is compared as it is, as far as it has data", () => {
  const year = { start: "2023-01-01", end: "2023-12-31" };
  assert.deepEqual(compareRanges(year, DATA, { start: "2020-02-01", end: "2020-12-31" }), {
    kind: "found",
    before: { start: "2020-02-01", end: "2020-12-31" },
    stretch: { start: "2020-02-01", end: "2020-12-31" },
    isPerDay: true,
  });
  const early = compareRanges(year, DATA, { start: "2018-01-01", end: "2019-06-30" });
  assert.equal(early?.kind, "too-little");
});
