import assert from "node:assert/strict";
import type { ChartData } from "../charts/data.ts";
import { bucketsBeforeData, withCompared } from "./compared_series.ts";

const chart = (titles: string[], values: (number | null)[]): ChartData => ({
  kind: "bar",
  ticks: titles,
  titles,
  unit: "plays",
  series: [{ name: "plays", tone: "main", values, texts: values.map((value) => `${value ?? ""}`) }],
});

const now = chart(["Mar", "Apr", "May"], [1, 2, 3]);

Deno.test("beside: the other chart point by point, each with its own name", () => {
  const { series } = withCompared(now, chart(["Jan", "Feb"], [7, null]));
  assert.deepEqual(series[0], now.series[0]);
  assert.equal(series[1]?.tone, "compared");
  assert.deepEqual(series[1]?.values, [7, null, null]);
  assert.deepEqual(series[1]?.texts, ["Jan: 7", "", ""]);
});

Deno.test("beside: a series that begins later stands later, an earlier one is cut", () => {
  const other = chart(["Jan", "Feb"], [7, 8]);
  assert.deepEqual(withCompared(now, other, 1).series[1]?.values, [null, 7, 8]);
  assert.deepEqual(withCompared(now, other, -1).series[1]?.values, [8, null, null]);
});

Deno.test("beside: nothing to compare with leaves the chart alone", () => {
  assert.equal(withCompared(now, null), now);
  assert.equal(withCompared(now, chart([], [])), now);
});

Deno.test("bucketsBeforeData: what lies before the data is left out of the line", () => {
  const of = (stretch: string, before: string) => ({
    comparison: {
      kind: "found" as const,
      stretch: { start: stretch, end: "2023-12-31" },
      before: { start: before, end: "2023-12-31" },
      isPerDay: true,
    },
  });
  assert.equal(bucketsBeforeData(of("2023-01-01", "2023-04-17"), "month"), 3);
  assert.equal(bucketsBeforeData(of("2023-01-01", "2023-01-01"), "day"), 0);
  assert.equal(bucketsBeforeData({ comparison: null }, "month"), 0);
});
