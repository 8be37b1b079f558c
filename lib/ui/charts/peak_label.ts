import type { Plugin } from "chart.js";
import type { ChartColours } from "./colours.ts";
import type { ChartData } from "./data.ts";
import { markedPoint } from "./datasets.ts";

/** Labels the marked bar, above it and kept within the chart. */
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
      const text = `${data.titles[marked]}  ${main.texts[marked]}`;
      ctx.save();
      ctx.font = `600 13px ${colours().font}`;
      ctx.fillStyle = colours().accent;
      ctx.textBaseline = "bottom";
      const half = ctx.measureText(text).width / 2;
      const x = Math.min(chartArea.right - half, Math.max(chartArea.left + half, element.x));
      ctx.textAlign = "center";
      ctx.fillText(text, x, element.y - 8);
      ctx.restore();
    },
  };
}
