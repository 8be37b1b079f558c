import type { Plugin } from "chart.js";
import type { ChartColours } from "./colours.ts";
import type { ChartData } from "./data.ts";
import { peakOf } from "./datasets.ts";

/** Writes what the highest bar is above it, kept within the chart. */
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
      const peak = peakOf(main);
      const element = chart.getDatasetMeta(0).data[peak];
      if (element === undefined) return;
      const text = `${data.titles[peak]}  ${main.texts[peak]}`;
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
