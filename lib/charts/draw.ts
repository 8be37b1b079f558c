import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import { onThemeChange, pageColours } from "./colours.ts";
import type { ChartData } from "./data.ts";
import { datasetsOf } from "./datasets.ts";
import { optionsOf } from "./options.ts";
import { peakLabel } from "./peak_label.ts";
import { basesOf } from "./stream.ts";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** A chart that stands on its canvas. */
export interface DrawnChart {
  /** Marks a point and shows what it holds; null marks none. */
  point(at: number | null): void;
  destroy(): void;
}

/** Draws a chart and keeps it in the colours of the theme. */
export function drawChart(canvas: HTMLCanvasElement, data: ChartData): DrawnChart {
  let colours = pageColours();
  const chart = new Chart(canvas, {
    type: data.kind === "bar" || data.kind === "stack" ? "bar" : "line",
    data: { labels: [...data.titles], datasets: datasetsOf(data, colours) },
    options: optionsOf(data, colours),
    plugins: [peakLabel(data, () => colours)],
  });
  const repaint = () => {
    colours = pageColours();
    chart.data.datasets = datasetsOf(data, colours);
    chart.options = optionsOf(data, colours);
    chart.update("none");
  };
  const forget = onThemeChange(repaint);
  // A face that arrives late changes every width on the canvas.
  void document.fonts.ready.then(() => chart.canvas === null || chart.update("none"));
  return {
    point: (at) => {
      const active = at === null ? [] : data.series.map((_, series) => ({
        datasetIndex: series + basesOf(data),
        index: at,
      }));
      chart.setActiveElements(active);
      chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
      chart.update("none");
    },
    destroy: () => {
      forget();
      chart.destroy();
    },
  };
}
