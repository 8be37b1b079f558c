import type { Chart, Plugin } from "chart.js";
import type { ChartColours } from "./colours.ts";
import type { ChartData } from "./data.ts";
import { markedPoint } from "./datasets.ts";

/** The room between the label and what is under it, and a line of it, in pixels. */
const [ROOM, LINE] = [8, 16];

/** Labels the marked bar: above all that is drawn under the label, and kept within the chart. */
export function peakLabel(
  shown: () => ChartData,
  colours: () => ChartColours,
): Plugin<"bar" | "line"> {
  return {
    id: "peak-label",
    afterDatasetsDraw(chart) {
      const data = shown();
      const { ctx, chartArea } = chart;
      const [main] = data.series;
      if (main === undefined || main.tone !== "main" || data.kind !== "bar") return;
      const marked = markedPoint(main);
      const element = chart.getDatasetMeta(0).data[marked];
      if (element === undefined) return;
      ctx.save();
      ctx.font = `600 13px ${colours().font}`;
      ctx.fillStyle = colours().accent;
      ctx.textBaseline = "bottom";
      ctx.textAlign = "center";
      const parts = [data.titles[marked] ?? "", main.texts[marked] ?? ""];
      const whole = parts.join("  ");
      const isWide = ctx.measureText(whole).width > chartArea.width;
      const lines = isWide ? parts : [whole];
      const half = Math.max(...lines.map((line) => ctx.measureText(line).width)) / 2;
      const x = Math.min(chartArea.right - half, Math.max(chartArea.left + half, element.x));
      const bottom = Math.max(lines.length * LINE, topOf(chart, x - half, x + half) - ROOM);
      lines.toReversed().forEach((line, at) => ctx.fillText(line, x, bottom - at * LINE));
      ctx.restore();
    },
  };
}

/** How high anything between two places of the x axis is drawn, in pixels from the top. */
function topOf(chart: Chart<"bar" | "line">, left: number, right: number): number {
  const { x: axis } = chart.scales;
  const step = axis === undefined ? 0 : axis.width / Math.max(1, chart.data.labels?.length ?? 1);
  const under = chart.getSortedVisibleDatasetMetas().flatMap(({ data }) => data)
    .filter(({ x }) => x + step / 2 > left && x - step / 2 < right)
    .map(({ y }) => y).filter(Number.isFinite);
  return Math.min(chart.chartArea.bottom, ...under);
}
