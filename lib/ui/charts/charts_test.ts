import assert from "node:assert/strict";
import type { ChartColours } from "./colours.ts";
import type { ChartData } from "./data.ts";
import { datasetsOf, markedPoint } from "./datasets.ts";
import { hueOf, huesOf } from "./hues.ts";
import { seriesOf, streamBase } from "./stream.ts";

Deno.test("hueOf: stable, within the palette, spread", () => {
  assert.equal(hueOf("rock"), hueOf("rock"));
  const counts = new Map<number, number>();
  for (let number = 0; number < 800; number++) {
    const hue = hueOf(`artist ${number}`);
    counts.set(hue, (counts.get(hue) ?? 0) + 1);
  }
  assert.deepEqual([...counts.keys()].sort(), [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.ok(Math.min(...counts.values()) > 40);
});

Deno.test("huesOf: eight names have eight colours, more begin again", () => {
  const names = Array.from({ length: 11 }, (_, at) => `فيروز ${at}`);
  const hues = [...huesOf(names).values()];
  assert.equal(new Set(hues.slice(0, 8)).size, 8);
  assert.equal(new Set(hues.slice(8)).size, 3);
  assert.equal(huesOf(names).get(names[0] ?? ""), hueOf(names[0] ?? ""));
  assert.equal(huesOf([]).size, 0);
});

Deno.test("streamBase: as far from the top as from the foot", () => {
  const series = [[1, 2], [3, null]].map((values, at) => ({
    ...{ name: `${at}`, tone: "main" as const, texts: [] },
    values,
  }));
  assert.deepEqual(streamBase(series), [0, 1]);
  assert.deepEqual(streamBase([]), []);
  const data = { ticks: [], titles: [], unit: "hours" as const, series };
  assert.equal(seriesOf({ ...data, kind: "stream" }, 1)?.name, "0");
  assert.equal(seriesOf({ ...data, kind: "stream" }, 0), undefined);
  assert.equal(seriesOf({ ...data, kind: "area" }, 1)?.name, "1");
});

Deno.test("datasetsOf: a comparison is level over each bar, and a line beside a line", () => {
  const colours: ChartColours = {
    font: "",
    ink: "#000",
    soft: "#444",
    ground: "#fff",
    rule: "#ccc",
    raised: "#eee",
    accent: "#b30",
    data: [],
    steps: [],
  };
  const steps = (kind: ChartData["kind"]) =>
    datasetsOf({
      kind,
      unit: "share",
      ticks: ["Jan", "Feb"],
      titles: ["January", "February"],
      series: [
        { name: "2025", tone: "main", values: [0.2, 0.1], texts: [] },
        { name: "2024", tone: "compared", values: [0.3, 0.2], texts: [] },
      ],
    }, colours).map((dataset) => "stepped" in dataset);
  assert.deepEqual(steps("bar"), [false, true]);
  assert.deepEqual(steps("line"), [false, false]);
});

Deno.test("markedPoint: what the finding names, else the peak; none where it names none", () => {
  const series = { name: "", tone: "main", values: [0.3, null, 0.4], texts: [] } as const;
  assert.equal(markedPoint(series), 2);
  assert.equal(markedPoint({ ...series, marked: 0 }), 0);
  assert.equal(markedPoint({ ...series, marked: null }), -1);
  assert.equal(markedPoint({ ...series, values: [null, 0] }), -1);
});
