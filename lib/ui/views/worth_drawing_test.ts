import assert from "node:assert/strict";
import type { ChartData } from "../charts/data.ts";
import { isWorthDrawing, layerRows } from "./worth_drawing.ts";

function chart(values: (number | null)[][], changes: Partial<ChartData> = {}): ChartData {
  const titles = (values[0] ?? []).map((_, at) => `Month ${at + 1}`);
  return {
    ...{ kind: "bar", unit: "hours", ticks: titles, titles },
    series: values.map((values, at) => ({
      ...{ name: `Layer ${at + 1}`, tone: "main", values, texts: values.map(() => "") },
    })),
    ...changes,
  };
}

Deno.test("isWorthDrawing: one bar, or none, says no more than the sentence above it", () => {
  assert.equal(isWorthDrawing(chart([[]])), false);
  assert.equal(isWorthDrawing(chart([[null, null]])), false);
  assert.equal(isWorthDrawing(chart([[0, 3, 0]])), false);
  assert.equal(isWorthDrawing(chart([[0, 3, 1]])), true);
  assert.equal(isWorthDrawing(chart([[3], [1]])), true);
});

Deno.test("isWorthDrawing: a single value beside one to compare is drawn", () => {
  const [none, one] = chart([[0], [1]]).series;
  assert.ok(none !== undefined && one !== undefined);
  const compared = { ...one, tone: "compared" as const };
  assert.equal(isWorthDrawing(chart([], { series: [none, compared] })), true);
  assert.equal(isWorthDrawing(chart([], { series: [one, { ...none, tone: "compared" }] })), false);
});

Deno.test("layerRows: the layers of a single month are a list, the rest last; of more they are drawn", () => {
  const [small, large, none] = chart([[1.5], [12], [0]]).series;
  const [rest] = chart([[20]]).series;
  assert.ok(small !== undefined && large !== undefined && none && rest);
  const link = { href: "/?genre=rock", label: "Only rock" };
  const series = [small, { ...large, link }, none, {
    ...rest,
    name: "Rest",
    tone: "rest" as const,
  }];
  assert.deepEqual(layerRows(chart([[1]], { kind: "area", series })), [
    { name: "Layer 2", href: link.href, hint: link.label, value: "12\u00a0h", share: 0.6 },
    { name: "Layer 1", value: "1.5\u00a0h", share: 0.075 },
    { name: "Rest", value: "20\u00a0h", share: 1 },
  ]);
  assert.equal(layerRows(chart([[1, 2]], { kind: "area" })), null);
  assert.equal(layerRows(chart([[1]])), null);
});
