import type { Plugin } from "chart.js";
import type { ChartColours } from "./colours.ts";
import type { ChartData } from "./data.ts";

const LINE_HEIGHT = 16;
const MOST = 3;

/** Whether lines are named at their ends. */
export function hasEndLabels({ kind, series }: ChartData): boolean {
  return kind === "line" && series.length > 1 && series.length <= MOST;
}

/** How much room the names need at the right, in pixels. */
export function endLabelRoom(data: ChartData): number {
  if (!hasEndLabels(data)) return 0;
  return Math.max(...data.series.map(({ name }) => name.length)) * 7 + 12;
}

/** Writes the names of up to three lines at their ends, one below the other. */
export function endLabels(data: ChartData, colours: () => ChartColours): Plugin<"bar" | "line"> {
  return {
    id: "end-labels",
    afterDatasetsDraw(chart) {
      if (!hasEndLabels(data)) return;
      const { ctx, chartArea } = chart;
      const ends = data.series.map(({ name }, at) => {
        const points = chart.getDatasetMeta(at).data;
        const last = points.findLast(({ y = NaN }) => Number.isFinite(y));
        return { name, y: last?.y ?? chartArea.bottom };
      }).sort((a, b) => a.y - b.y);
      ctx.save();
      ctx.font = `600 13px ${colours().font}`;
      ctx.fillStyle = colours().ink;
      ctx.textBaseline = "middle";
      let above = -Infinity;
      for (const { name, y } of ends) {
        above = Math.max(y, above + LINE_HEIGHT);
        ctx.fillText(name, chartArea.right + 10, above);
      }
      ctx.restore();
    },
  };
}
